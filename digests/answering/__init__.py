"""The form with its hints and what belongs to it: receipts, slips, typed replies, and refusals: of what an answer
lacks, and of any act that is not for whoever tries it."""
