"""The running process: settings, clock, composition, schedule, delivery, commands. No rules of the plan."""
