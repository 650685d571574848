"""Dates in typed lines. The only home of dateparser."""
