"""The two kinds of database in a run: which test runs on which, and that whatever asks one of them asks the other."""
