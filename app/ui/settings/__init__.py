"""Settings, built from their description; help."""
