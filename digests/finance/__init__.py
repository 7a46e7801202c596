"""What is said of the finance annex: figures as they were read, to be confirmed; what is wrong; how they stand."""
