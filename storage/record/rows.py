"""A row of any query, as the queries hand it on."""

from typing import Any

from sqlalchemy import Row

AnyRow = Row[*tuple[Any, ...]]
