"""/muster waive, reopen, extend and exempt, and who hears of a ruling."""
