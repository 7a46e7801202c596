"""Recording for somebody else, with the source; the return form in Excel, and any file sent to Muster that is not
read."""
