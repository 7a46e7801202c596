"""What is said of a quarter's timetable and of what moves in it."""
