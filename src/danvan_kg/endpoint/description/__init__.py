"""What the endpoint says of itself."""
