"""The workbook of an adoption: written, and read again with the answers that people gave in it."""
