"""Prompts are owed and follow the record, as does what others share; chasing by hand."""
