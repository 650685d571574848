"""What must hold when the machine fails."""
