"""Basic parts: each paints from tokens, is a real control to keyboard and screen reader, and knows no case."""
