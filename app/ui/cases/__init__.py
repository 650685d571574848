"""Lists of cases, and one case in the panel."""
