"""What is said of measures: a figure in a line, where it goes, its form."""
