"""Quick entry: one typed line becomes the draft of a case, echoed in words."""
