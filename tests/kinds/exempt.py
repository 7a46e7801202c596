"""What is asked of one kind of database only, by tests that there are for that kind only: each with its reason."""

ON_ONE_ONLY: dict[str, str] = {}
