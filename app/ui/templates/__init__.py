"""The texts that letters are made of, edited in the window."""
