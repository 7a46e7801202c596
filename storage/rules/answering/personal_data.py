"""Signs of personal data in what was typed (rule V17): addresses, numbers, days of birth, people by name. It
finds what looks like it, for a person to judge; what is done about it is validation's to say."""

import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from storage.rules.answering.full_names import full_names
from storage.rules.same_text import composed, folded, unformatted

Known = Collection[str]
"""Names that are no person's: role titles and the plan's own words."""


class Sign(StrEnum):
    """What a piece of text looks like."""

    CRIME_NUMBER = "crime_number"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    BIRTH_DATE = "birth_date"
    NAMED_PERSON = "named_person"


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\s+\d{{2,4}})"
_SURNAME = r"(?:[OD]['’]|Ma?c)?[A-Z][a-z'’-]+"
_NUMBERED = r"(?:crime|occurrence|incident|custody)\s+(?:ref(?:erence)?|no|num(?:ber)?)\b[.:#\s]*"
_SIGNS: Mapping[Sign, re.Pattern[str]] = {
    # A force's own number, a slash or two; or the eleven digits of the records system that most forces use,
    # which begin with the force's code and so never with the nought of a telephone number.
    Sign.CRIME_NUMBER: re.compile(
        rf"(?<![\d/£,.])(?:\d{{2}}[A-Z]{{0,2}}/\d{{4,7}}/\d{{2}}|[1-9]\d{{10}}|CR/?\d{{4,7}}/\d{{2}})(?![\d/,])"
        rf"|{_NUMBERED}[A-Z]{{0,3}}\d[\d/-]{{3,}}",
        re.IGNORECASE,
    ),
    Sign.EMAIL: re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"),
    Sign.PHONE: re.compile(r"(?<![\d/£,.-])(?:\+44\s?(?:\(0\)\s?)?|0)[127](?:[\s-]?\d){8,9}(?!\d)"),
    Sign.POSTCODE: re.compile(
        r"(?<![\w])[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKMNP-Y]?\s?\d[ABD-HJLNP-UW-Z]{2}(?!\w)", re.IGNORECASE
    ),
    Sign.BIRTH_DATE: re.compile(
        rf"(?:\b(?:born|d\.?o\.?b\.?|date\s+of\s+birth)(?:\s+(?:on|is|was))?[:,\s]+){_DAY}", re.IGNORECASE
    ),
    Sign.NAMED_PERSON: re.compile(
        rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Cllr|PC|PCSO|DC|DS|DI|Sgt)\.?\s+(?:[A-Z][a-z]+\s+)?{_SURNAME}"
        r"|\b(?:victims?|suspects?|offenders?|witness(?:es)?|complainants?|defendants?)"
        rf"[,:]?\s+[A-Z][a-z]+\s+{_SURNAME}"
    ),
}
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|\dth)$", re.IGNORECASE)


def signs(text: str, known: Known = ()) -> Iterator[tuple[Sign, str]]:
    """Each kind of sign once, with the first piece of text that shows it. What is part of a `known` name is
    no sign of a person."""
    whole = composed(unformatted(text))
    for sign in Sign:
        found = next(_pieces(sign, whole, known), None)
        if found:
            yield sign, found


def _pieces(sign: Sign, text: str, known: Known) -> Iterator[str]:
    """Each piece of text that shows the sign. A full name is only the plan's where all of it stands there: a
    surname may well be that of a town."""
    found = (match.group().strip() for match in _SIGNS[sign].finditer(text))
    yield from (one for one in found if _is_meant(sign, one, known))
    if sign is Sign.NAMED_PERSON:
        yield from (one for one in full_names(text) if not any(folded(one) in folded(name) for name in known))


def _is_meant(sign: Sign, piece: str, known: Known) -> bool:
    """ "Q2 1st phase" is no postcode, and a role or a place of the plan is no person."""
    if sign is Sign.POSTCODE:
        return not _ORDINAL.search(piece)
    return sign is not Sign.NAMED_PERSON or not any(_within(piece, name) for name in known)


def _within(piece: str, name: str) -> bool:
    """Whether the words stand in a name of the plan, with or without the word before them: "victims Poole
    Harbour" and "Dr Foster House"."""
    said, names = folded(piece), folded(name)
    return said in names or said.partition(" ")[2] in names
