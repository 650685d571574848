"""Letters that come in: dropped or opened, looked at, and taken in."""
