"""Ways to reach the person while the window is away."""
