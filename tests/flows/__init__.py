"""Conversations through the real App: a workspace, a database, people who press and type. No unit is alone."""
