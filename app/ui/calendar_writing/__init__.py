"""What a calendar gets, chosen and looked at."""
