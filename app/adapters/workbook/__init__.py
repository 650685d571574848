"""Workbooks. The only home of openpyxl, XlsxWriter and lxml."""

from app.adapters.workbook.files import XlsxFile
from app.adapters.workbook.list_sheets import ListXlsx

__all__ = ["ListXlsx", "XlsxFile"]
