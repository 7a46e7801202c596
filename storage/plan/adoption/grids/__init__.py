"""What an office sends, opened: the cells of workbooks, Word tables and CSV files as grids."""
