"""What one sees: thin widgets over read models; all work goes through ``app.ui.tasks``."""
