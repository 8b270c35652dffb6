"""`salesdesk find TEXT`: people first, then every text that holds the words."""

from __future__ import annotations

import re
from argparse import Namespace
from typing import Any

from salesdesk.cli import shapes
from salesdesk.cli.desks import desk_for_reading
from salesdesk.cli.paper import put_json, put_rows
from salesdesk.desk.find import Hit
from salesdesk.errors import NotFound

NOTHING_FOUND = 1
_MARKS = re.compile("[\x02\x03]")


def find(given: Namespace) -> int:
    with desk_for_reading(given) as desk:
        hits = desk.find.everything(given.text)
    if given.json:
        put_json({"query": given.text, "hits": [shape(hit) for hit in hits]})
        return 0 if hits else NOTHING_FOUND
    if not hits:
        raise NotFound(f"Nothing found for “{given.text}”.", "Fewer words, or the beginning of one, find more.")
    put_rows([_row(hit) for hit in hits])
    return 0


def shape(hit: Hit) -> dict[str, Any]:
    """One entry of `salesdesk find --json`; their words stand in a note."""
    return {
        "kind": "note" if hit.kind == "quote" else hit.kind,
        "id": hit.id,
        "contact": shapes.contact_line(hit.contact) if hit.contact else None,
        "text": _MARKS.sub("", hit.text),
        "on": hit.on,
    }


def _row(hit: Hit) -> tuple[str, ...]:
    contact = hit.contact
    if hit.kind == "contact" and contact:
        return "contact", str(hit.id), contact.name, contact.account or "", contact.title or "", hit.on or ""
    return (
        hit.kind.replace("_", "-"), str(hit.id), contact.name if contact else "", (contact.account or "") if contact else "",
        _MARKS.sub("", hit.text), hit.on or "",
    )  # fmt: skip
