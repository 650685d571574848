"""Workbooks. The only home of openpyxl, XlsxWriter and lxml."""

from app.adapters.workbook.files import XlsxFile

__all__ = ["XlsxFile"]
