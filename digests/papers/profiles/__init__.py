"""A profile for each kind of paper: page one, its headings and its prose."""
