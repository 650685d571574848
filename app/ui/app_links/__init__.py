"""Addresses that open something in the window, and who is asked to open them."""
