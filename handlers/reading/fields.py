"""What stands in the fields of a view that comes in."""

from collections.abc import Mapping
from typing import Any

from storage.rules.same_text import unturned

Fields = dict[str, str]
"""Answers by the key of their question, as text: "" for what is empty."""


def fields_in(view: Mapping[str, Any]) -> Fields:
    """What stands in the questions that the form shows."""
    values = view.get("state", {}).get("values", {})
    return {key: said(element) for block in values.values() for key, element in block.items()}


def said(element: Mapping[str, Any]) -> str:
    """One element's value, whichever kind it is; typed words without what would make them read otherwise."""
    ticked = element.get("selected_options") or [{}]
    option = element.get("selected_option") or ticked[0]
    typed = unturned(element.get("value") or "")
    return str(option.get("value") or typed or element.get("selected_date") or "")
