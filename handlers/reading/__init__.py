"""What people type and fill in: days, spans, roles, names, verbs, the fields of a view."""
