"""The company's service standard in the window: read by everybody, changed by leads and administrators."""
