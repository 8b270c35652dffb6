"""A draft kept with its fate until the rep has answered about it, as JSON; nothing else is ever stored this way."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from salesdesk.exchange.drafts import ContactDraft, EmailDraft, LinkDraft, PhoneDraft

_PARTS: dict[str, Callable[..., Any]] = {"phones": PhoneDraft, "emails": EmailDraft, "links": LinkDraft}
_DAYS = {"connected_on", "created_on", "next_on"}


def draft_to_text(draft: ContactDraft) -> str:
    """The draft as text."""
    said = {name: value for name, value in asdict(draft).items() if value}
    return json.dumps(said, default=str)


def draft_of_text(text: str) -> ContactDraft | None:
    """The draft again; None for a text that is none."""
    if not text.startswith("{"):
        return None
    said: dict[str, Any] = json.loads(text)
    known = {f.name for f in fields(ContactDraft)}
    return ContactDraft(**{name: _value(name, value) for name, value in said.items() if name in known})


def _value(name: str, value: Any) -> Any:
    if name in _PARTS:
        return tuple(_PARTS[name](**part) for part in value)
    if name in _DAYS:
        return date.fromisoformat(value)
    if isinstance(value, list):
        return tuple(tuple(part) if isinstance(part, list) else part for part in value)
    return value
