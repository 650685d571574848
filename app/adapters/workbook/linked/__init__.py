"""A person's own workbook as a partner: read with limits, written by changing nothing but our cells."""
