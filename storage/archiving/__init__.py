"""The whole record as files that anybody can read without Muster, and whether they are still as they were written."""
