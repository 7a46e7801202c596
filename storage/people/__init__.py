"""Persons, the roles they hold, who agrees what, absences, working hours and Slack accounts."""
