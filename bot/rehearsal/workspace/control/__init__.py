"""What a director, a test or the page asks: acts to do, faults to order, what is to be seen."""
