"""Time needed and time free, evidence and fit."""
