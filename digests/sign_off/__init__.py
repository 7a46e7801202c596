"""What waits to be agreed, the modal that leads through it (each answer, who gave it and when), and what leads are
told."""
