"""Priorities: the cases in rank order, worked from the keyboard, and what was asked of others."""
