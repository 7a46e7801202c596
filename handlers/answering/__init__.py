"""A lead answers: the form, slips, drafts, typed replies, several in one sitting."""
