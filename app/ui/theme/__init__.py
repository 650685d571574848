"""The look: colours by name, type, icons, one style sheet, and one function that draws text."""
