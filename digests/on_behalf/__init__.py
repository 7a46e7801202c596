"""Recording for somebody else, and the return form in Excel."""
