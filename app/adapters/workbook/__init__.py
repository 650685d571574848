"""Workbooks. The only home of openpyxl and XlsxWriter."""
