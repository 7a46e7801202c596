"""The ground: the database and its sessions, locks, the audit trail, how an answer is kept, signs of life."""
