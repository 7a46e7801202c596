"""The plan as YAML: read and written."""
