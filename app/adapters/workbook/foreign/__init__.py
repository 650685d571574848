"""Workbooks of other programs, read once and never written: XLSX, XLS, XLSB and ODS, in a process of their own."""
