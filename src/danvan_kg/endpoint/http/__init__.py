"""Routes and the HTTP exchange."""
