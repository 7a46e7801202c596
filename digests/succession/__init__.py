"""What is said of a commitment that is split, merged or withdrawn."""
