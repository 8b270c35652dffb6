"""From one gathered row to a draft of a deal, or of an activity that has happened or is to come."""

from __future__ import annotations

import re
from datetime import time
from typing import Literal

from salesdesk.domain.text import fold
from salesdesk.exchange.build import (
    Build,
    Plan,
    day_in,
    external_id,
    extras,
    own_words,
    source_id,
    text_unless_day,
)
from salesdesk.exchange.cells import truth
from salesdesk.exchange.days import read_day, read_time
from salesdesk.exchange.drafts import ActivityDraft, DealDraft, Draft, Problem
from salesdesk.exchange.gather import Gathered, Row, gather
from salesdesk.exchange.wordsets import words_of

_WON = re.compile(r"\b(?:won|gewonnen|gagn\w+|ganad\w+|vint[oa]|ganh\w+|closed ?won|closedwon)\b")
_LOST = re.compile(r"\b(?:lost|verloren|perdu\w*|perdid\w+|pers[oa]|closed ?lost|closedlost)\b")


def build_deal(plan: Plan) -> Build:
    """A builder for rows of deals."""

    def build(line: int, row: Row) -> Draft | Problem:
        g = gather(row, plan.puts)
        if g.refused:
            return Problem(line, g.refused, own_words(row))
        name = g.words.get("deal") or g.words.get("account", "")
        if not name:
            return Problem(line, "A deal without a name and without a firm.", own_words(row))
        return _deal(line, g=g, name=name, plan=plan)

    return build


def _deal(line: int, *, g: Gathered, name: str, plan: Plan) -> DealDraft:
    w = g.words
    won, lost, ended = (day_in(g, field, plan) for field in ("won_on", "lost_on", "ended_on"))
    status = _status(g)
    closes = day_in(g, "closes_on", plan, keep=False)
    created = day_in(g, "created_on", plan)
    return DealDraft(
        line=line,
        name=name,
        account=w.get("account", ""),
        account_external_ids=_ids(w.get("account_ids", ""), plan),
        contacts=_lines(w.get("contact", "")),
        contact_external_ids=_ids(w.get("contact_id", ""), plan),
        amount=w.get("amount", ""),
        currency=w.get("currency", ""),
        pipeline=w.get("pipeline", ""),
        stage=w.get("stage", ""),
        status=status,
        probability=w.get("probability", ""),
        closes_on=closes,
        closes_text=text_unless_day(g, "closes_on"),
        ended_on=ended or {"won": won, "lost": lost}.get(status),
        lost_reason=w.get("lost_reason", ""),
        next_text=w.get("next_text", ""),
        lead_source=w.get("lead_source", ""),
        owner=w.get("owner", ""),
        notes=w.get("notes", ""),
        tags=tuple(g.tags),
        created_on=created,
        external_id=external_id(g, plan),
        extra=extras(g),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _ids(text: str, plan: Plan) -> tuple[str, ...]:
    return tuple(source_id(id, plan) for id in _lines(text))


def _status(g: Gathered) -> Literal["open", "won", "lost"]:
    """Open, won or lost: from a column that says so, else from marks, else from the name of the stage."""
    w = g.words
    if truth(w.get("is_won", "no")):
        return "won"
    if truth(w.get("is_lost", "no")) or (truth(w.get("is_closed", "no")) and "is_won" in w):
        return "lost"
    if "is_closed" in w and truth(w["is_closed"]) is False:
        return "open"
    for words in (w.get("status", ""), w.get("stage", "")):
        said = fold(words)
        if _LOST.search(said):
            return "lost"
        if _WON.search(said):
            return "won"
        if said == "open":
            return "open"
    return "open"


_CHANNELS = {
    "call": "call phone anruf appel llamada chiamata bellen telefonat ligacao cold",
    "voicemail": "voicemail vm mailbox",
    "email": "email mail e-mail correo courriel",
    "text": "sms text whatsapp imessage texted",
    "meeting": "meeting lunch dinner breakfast demo appointment visit event coffee treffen termin besuch reunion "
    "rendez-vous reunion incontro afspraak reuniao besprechung webinar",
    "letter": "letter brief lettre carta lettera",
    "card": "card postcard karte carte tarjeta",
    "talk": "talk conversation gesprach linkedin",
}
_BY_WORD = {word: channel for channel, words in _CHANNELS.items() for word in words.split()}
_DONE = words_of("completed complete done closed finished erledigt abgeschlossen termine terminé held sent logged "
                  "fait hecho completado completata completato voltooid concluido concluida")  # fmt: skip


def channel_of(*words: str) -> str:
    """The channel that a word for an activity names: "Phone call" is call, "Lunch" is meeting, "To Do" is none."""
    for text in words:
        tokens = re.findall(r"[^\W_]+", fold(text).replace("e-mail", "email"))
        found = [_BY_WORD[t] for t in tokens if t in _BY_WORD]
        if "voicemail" in found:
            return "voicemail"
        if found:
            return found[0]
    return ""


def build_activity(plan: Plan) -> Build:
    """A builder for rows of touches and follow-ups."""

    def build(line: int, row: Row) -> Draft | Problem:
        g = gather(row, plan.puts)
        if g.refused:
            return Problem(line, g.refused, own_words(row))
        w = g.words
        if not (w.get("subject") or w.get("notes") or w.get("contact") or w.get("account") or w.get("activity_kind")):
            reason = "Only a date: neither what nor with whom." if g.days else "Neither what it was nor with whom."
            return Problem(line, reason, own_words(row))
        return _activity(line, g=g, plan=plan)

    return build


def _activity(line: int, *, g: Gathered, plan: Plan) -> ActivityDraft:
    w = g.words
    done_on = day_in(g, "done_on", plan)
    due_on = day_in(g, "due_on", plan, keep=False)
    created = day_in(g, "created_on", plan)
    channel = w.get("channel", "") if plan.exact else channel_of(w.get("activity_kind", ""), w.get("subject", ""))
    if not channel and w.get("disposition") and not plan.exact:
        channel = "call"  # only calls have an outcome in these lists
    return ActivityDraft(
        line=line,
        subject=w.get("subject", ""),
        kind=w.get("activity_kind", ""),
        channel=channel,
        due_on=due_on,
        due_at=_time(g, "due_on", "due_time") if due_on else None,
        due_text=text_unless_day(g, "due_on"),
        done=_is_done(w) if "done" in w else done_on is not None or bool(w.get("disposition")),
        done_on=done_on,
        done_at=_time(g, "done_on", "done_time") if done_on else None,
        disposition=w.get("disposition", ""),
        note=w.get("notes", ""),
        contact=w.get("contact", ""),
        contact_external_id=source_id(w.get("contact_id", "").partition("\n")[0], plan),
        email=g.emails[0].address if g.emails else "",
        phone=g.phones[0].text if g.phones else "",
        account=w.get("account", ""),
        account_external_id=source_id(w.get("account_id", ""), plan),
        deal=w.get("deal", ""),
        owner=w.get("owner", ""),
        created_on=created,
        external_id=external_id(g, plan),
        extra=extras(g),
    )


def _time(g: Gathered, day: str, clock: str) -> time | None:
    said = read_time(g.words[clock]) if clock in g.words else None
    return said or read_day(g.days.get(day, "")).at


def _is_done(w: dict[str, str]) -> bool:
    said = w["done"]
    answer = truth(said)
    return answer if answer is not None else bool(set(re.findall(r"[^\W_]+", fold(said))) & _DONE)
