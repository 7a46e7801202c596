"""An SRO goes through what waits; leads hear of the verdicts."""
