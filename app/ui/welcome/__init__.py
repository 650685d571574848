"""The first start: how one likes to work, and who one is."""
