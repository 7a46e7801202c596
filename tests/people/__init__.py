"""People of the plan over time: whose account is whose."""
