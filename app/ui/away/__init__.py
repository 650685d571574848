"""Being away, and covering."""
