"""A tour of every screen, made where nobody looks."""
