"""One return: what its form shows, what is typed and not sent, and what is submitted."""
