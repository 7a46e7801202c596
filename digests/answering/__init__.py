"""The form with its hints and what belongs to it: receipts, refusals (of accounts too), slips, typed replies."""
