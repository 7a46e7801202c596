"""What waits to be agreed, the modal that leads through it (each answer, who gave it, from what source and when),
and what leads are told."""
