"""States of what waits to be agreed."""
