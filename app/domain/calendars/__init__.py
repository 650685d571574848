"""Calendars on a server that follow a person's steps, and the steps them."""
