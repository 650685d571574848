"""Workbooks. The only home of openpyxl and XlsxWriter."""

from app.adapters.workbook.files import XlsxFile

__all__ = ["XlsxFile"]
