"""Letters: the company's voices as templates, days in the reader's language, drafts as files."""
