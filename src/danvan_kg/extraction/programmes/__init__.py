"""Coordination programmes and their parties."""
