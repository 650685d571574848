"""The Pythons of LibreOffice and of Marionette run a file each of this folder; those are no tests and load nowhere else."""

collect_ignore = ["office_person.py", "thunderbird_person.py"]
