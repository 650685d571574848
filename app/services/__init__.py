"""What one can do: one class per noun, each method a sentence a user could say."""
