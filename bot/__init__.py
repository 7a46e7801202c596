"""The running process: settings, clock, composition, schedule, delivery, command line. No rules about the plan."""
