"""A PostgreSQL database for one test after another: a copy of a template, whose rows are put back after each test.
A new copy for each would take PostgreSQL ten times as long. No test changes its tables: those have empty ones."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

USES = 25
"""So many tests have the same copy: rows that were deleted still slow down whoever reads."""
KEEP = """
CREATE SCHEMA kept;
CREATE TABLE kept.sequences AS
    SELECT sequencename AS name, last_value FROM pg_sequences WHERE schemaname = 'public';
DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', name);
    END LOOP;
END $$;
"""
# Who is idle is left alone: what a connection has learnt of the tables, the next test need not ask again.
PUT_BACK = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle';
DO $$
DECLARE name text;
BEGIN
    PERFORM set_config('session_replication_role', 'replica', true); -- neither foreign keys nor triggers
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%1$I', name);
        EXECUTE format('INSERT INTO public.%1$I SELECT * FROM kept.%1$I', name);
    END LOOP;
    PERFORM setval(format('public.%I', known.name), coalesce(last_value, 1), last_value IS NOT NULL)
        FROM kept.sequences AS known;
END $$;
"""


class Reused:
    """The copy of a template. `server` is the URL of a PostgreSQL server, as libpq reads it."""

    def __init__(self, server: str, template: str, which: str = "in_use") -> None:
        self.name = f"{template}_{which}"
        self._server = server
        self._template = template
        self._used = 0

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The name of a database that holds what the template holds."""
        if self._used % USES == 0:
            self._copy()
        self._used += 1
        try:
            yield self.name
        finally:
            self._connection.execute(PUT_BACK)

    def close(self) -> None:
        """Gives the connection back."""
        if self._used:
            self._connection.close()

    def _copy(self) -> None:
        self.close()
        with psycopg.connect(self._server, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {self.name} TEMPLATE {self._template}")
        self._connection = psycopg.connect(self._server, dbname=self.name, autocommit=True)
        self._connection.execute(KEEP)
