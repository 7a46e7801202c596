"""The paper for the meeting, and the notice that comes with its draft."""
