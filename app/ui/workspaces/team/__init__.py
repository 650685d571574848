"""The team: everybody's obligations, for a lead."""
