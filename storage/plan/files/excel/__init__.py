"""The plan as a workbook: read, written, laid out."""
