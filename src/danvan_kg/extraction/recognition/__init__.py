"""Persons, bodies and positions: from tokens to what is bound to whom."""
