"""What one can do: one class per noun, each method one sentence a user could say, one unit of work."""
