"""Connected calendars: what one can do with them."""
