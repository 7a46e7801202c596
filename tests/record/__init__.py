"""Tests of the record: the plan going in and out, people over time, migrations."""
