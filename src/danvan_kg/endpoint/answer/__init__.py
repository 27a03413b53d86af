"""An answer from the engine to the client: whole, or visibly failed."""
