"""Resolution: from what articles state to things, tenures and facts, whatever the order of reading."""

from danvan_kg.resolution.resolving import Resolution, resolve

__all__ = ["Resolution", "resolve"]
