"""Bringing a list: from a file to cases, step by step."""
