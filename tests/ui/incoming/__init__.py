"""Letters that come in at the window."""
