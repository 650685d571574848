"""Foreign tables before anybody knows what their columns mean: cells, header, formats, and what is in doubt."""
