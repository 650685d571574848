"""The ticking of the reminder engine. The only home of APScheduler."""
