"""The form and what belongs to it: receipts, refusals, slips, typed replies."""
