"""Keepword: keeps the word given to customers."""
