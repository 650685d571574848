"""What things are and must obey: pure Python, no clock, no input or output."""
