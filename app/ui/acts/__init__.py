"""Small dialogs behind the actions on a case: each does one thing and says what it will do."""
