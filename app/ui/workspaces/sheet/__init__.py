"""Every field, exact and traceable: the grid of all cases."""
