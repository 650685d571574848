"""Public holidays. The only home of the holidays library."""
