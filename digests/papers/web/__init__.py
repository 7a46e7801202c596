"""An outline as one page for a website, and its commitments as comma-separated values."""
