"""Rating schemes, with each rating's label and meaning as people read them, direction of travel, and what many
ratings come to."""
