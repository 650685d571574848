"""People: one conversation at a time, with the person in view."""
