"""The texts of letters in the window."""
