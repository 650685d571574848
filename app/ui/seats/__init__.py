"""The window's desk, fulfilled by the services: what they answer becomes what the window shows."""
