"""An office's own workbook, CSV file or Word table into Muster's workbook: what it says is read, decided or
asked, and nothing is dropped. Words for what was decided are digests', writing to the disk is plan_files'."""
