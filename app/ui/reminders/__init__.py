"""Reminder windows: small, in the corner, never taking the focus."""
