"""Dorset's office, whose quarter is played before it is archived."""

from tests.flows.standing.conftest import database, dorset_workspace, workspace

__all__ = ["database", "dorset_workspace", "workspace"]
