"""/muster timetable, meeting and closed, early papers, and whom a move concerns."""
