"""Today as a timeline of fixed rounds, with room to help."""
