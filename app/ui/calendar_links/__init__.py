"""A connected calendar in the window."""
