"""The store. The only home of SQL."""
