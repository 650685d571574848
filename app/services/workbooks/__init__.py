"""Linked workbooks: what comes in from them, and what goes out again."""
