"""What Muster says: facts to messages and papers. No session, no clock, no network."""
