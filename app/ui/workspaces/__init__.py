"""What stands in the middle of the window: one class for each way of showing a day."""
