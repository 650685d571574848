"""The lists beside Today: people, promises, closed cases, what a search found."""
