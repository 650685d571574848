"""Search or add: one line that finds, does, or becomes a case."""
