"""The form with its hints and what belongs to it: receipts, refusals, slips, typed replies."""
