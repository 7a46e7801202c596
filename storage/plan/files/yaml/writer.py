"""Writes a plan as YAML that a person can read and change. Reading is in reader.py."""

from enum import StrEnum

import yaml

from storage.plan.files.document import PlanDocument


class _Dumper(yaml.SafeDumper):
    """Writes choices as plain words, text of several lines as a block, and values out in full."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML hands it over
        """Two commitments with one start date share no anchor: aliases are refused when a plan is read."""
        return True


def _choice(dumper: yaml.SafeDumper, value: StrEnum) -> yaml.Node:
    return dumper.represent_str(value.value)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_multi_representer(StrEnum, _choice)
_Dumper.add_representer(str, _text)


def document_as_yaml(document: PlanDocument) -> bytes:
    """The YAML from which the same document is read again. What is as it would be anyway is left out."""
    content = document.model_dump(exclude_defaults=True)
    return str(yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)).encode()
