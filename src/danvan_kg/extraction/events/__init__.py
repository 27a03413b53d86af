"""Events: kind, day, place, who holds them and who takes part."""
