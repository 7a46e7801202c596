"""Reading what somebody asks of the plan: words into a question, by the plan's names."""
