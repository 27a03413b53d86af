"""`python -m danvan_kg` is the command `danvan-kg`."""

from danvan_kg.cli import main

main()
