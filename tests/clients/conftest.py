"""LibreOffice's own Python runs one file of this folder; it is no test and loads nowhere else."""

collect_ignore = ["office_person.py"]
