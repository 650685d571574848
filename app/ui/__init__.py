"""What one sees: thin. The home of Qt."""
