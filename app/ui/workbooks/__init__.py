"""Linked workbooks in the window: their state, the review of a sync, and where they are."""
