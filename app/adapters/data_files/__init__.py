"""Styles, standards and other files of data."""
