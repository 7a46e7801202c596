"""The prompt: one lead's own updates, how many are in, what to know before answering (/updates shows its lines too);
reminders and escalations; who answered on time."""
