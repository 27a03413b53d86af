"""`python -m danvan_kg` is the command `danvan-kg`."""

from danvan_kg.cli import main

# Worker processes load this module under another name.
if __name__ == "__main__":
    main()
