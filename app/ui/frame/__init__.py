"""What every way of working shares: rail, top bar, panel, status bar, messages."""
