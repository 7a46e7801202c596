"""What waits to be agreed, the modal that leads through it, and what leads are told."""
