"""Calendar files. The only home of icalendar."""
