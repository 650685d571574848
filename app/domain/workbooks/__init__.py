"""Workbooks as partners: what a row means, and how two sides become one again, cell by cell."""
