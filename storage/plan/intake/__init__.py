"""From a plan document to the record and back: what would change, why it may be refused, and the writing.
storage/plan/intake/plans.py is the door; reading and writing files is storage/plan/files."""
