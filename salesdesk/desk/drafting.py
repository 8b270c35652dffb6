"""Drafts from the record: what the merge fields say for one contact, and the first sentences they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.desk.core import Core
from salesdesk.domain.brief import Brief
from salesdesk.domain.followup import PromiseState, Side
from salesdesk.domain.research import is_stale
from salesdesk.domain.text import fold
from salesdesk.domain.voicemail import Listener, Slots, compose
from salesdesk.store import research_library, scripts

AWAY_IS_NEWS_DAYS = 14
"""How long after their return an absence is worth a word."""


@dataclass(frozen=True, slots=True)
class Hook:
    """One sentence about them that a message can begin with."""

    key: str
    title: str
    about: str
    sentence: str


def listener_of(core: Core, brief: Brief | None) -> Listener:
    """Whom a message is for, as the critique needs it."""
    if brief is None:
        return Listener()
    contact = brief.contact
    return Listener(
        first_name=contact.called,
        name=contact.name,
        title=contact.title or "",
        account=contact.account_name,
        industry=industry_of(brief),
        facts=tuple(fact.text for fact in brief.facts[:12]),
        their_dates=tuple(entry.what for entry in brief.dates),
        mail_sent=scripts.last_mail(core.db, contact.id) is not None,
    )


def values_of(core: Core, brief: Brief) -> dict[str, str]:
    """What the merge fields say for this contact; a field without a value is left out."""
    contact, rep = brief.contact, core.rep()
    mail = scripts.last_mail(core.db, contact.id)
    promise = next((p for p in brief.promises if p.state is PromiseState.OPEN), None)
    fresh = next((f for f in brief.facts if not is_stale(f, today=brief.today)), None)
    away = contact.out_of_office
    found = {
        "first_name": contact.first_name or "",
        "name": contact.name,
        "title": contact.title or "",
        "account": contact.account_name,
        "industry": industry_of(brief),
        "my_name": rep.called,
        "my_firm": rep.firm,
        "my_number": rep.number,
        "proof_line": scripts.proof_line(core.db, industry_of(brief)),
        "last_mail": mail.subject if mail else "",
        "last_mail_day": day_words(core, mail.on) if mail else "",
        "agreed_day": _agreed_day(core, brief),
        "their_date": brief.dates[0].what if brief.dates else "",
        "out_of_office": (away.words or f"until {away.until_on.day} {away.until_on:%B}") if away else "",
        "fact": _within(fresh.text) if fresh else "",
        "promise": _within(promise.what) if promise else "",
        "last_talk": day_words(core, brief.last_talk.happened_on) if brief.last_talk else "",
        "referrer": next((p.name for p in brief.points if not p.by_them), ""),
        "value_item": _worth_giving(core, brief),
        "next_call": next_call(core),
    }
    return {name: words.strip() for name, words in found.items() if words.strip()}


def hooks_of(core: Core, brief: Brief) -> tuple[Hook, ...]:
    """What a message to them can begin with, the most telling first: an absence that is over, our promise, a date of
    theirs, a fact; of a stale fact only as a question."""
    found = [_absence(brief)]
    promise = next((p for p in brief.promises if p.state is PromiseState.OPEN and p.side is Side.OURS), None)
    if promise is not None:
        said = f"I promised you this: {_within(promise.what)}"
        found.append(Hook("promise", "From your promise", promise.what, said))
    ahead = next((d for d in brief.dates if d.on and d.on >= brief.today), None)
    if ahead is not None and ahead.on is not None:
        said = f"Your {_within(ahead.what)} is coming up {day_words(core, ahead.on)}"
        found.append(Hook("date", "From their date", f"{ahead.what}, {ahead.on.day} {ahead.on:%b}", said))
    fresh = next((f for f in brief.facts if not is_stale(f, today=brief.today)), None)
    stale = next((f for f in brief.facts if is_stale(f, today=brief.today)), None)
    if fresh is not None:
        found.append(Hook("fact", "From a fact", fresh.text, f"I read this about you: {fresh.text}"))
    elif stale is not None:
        said = f"The last I knew of you: {stale.text}. Tell me if that has changed"
        found.append(Hook("stale", "From an old fact, asked", stale.text, said))
    return tuple(hook for hook in found if hook is not None)


def composed(core: Core, brief: Brief, hook: Hook | None) -> str:
    """A draft from the record: who, for whom, benefit, e-mail, next call, way out; gaps stay named."""
    values = values_of(core, brief)
    mail = scripts.last_mail(core.db, brief.contact.id)
    industry = values.get("industry", "")
    gain = f"For you that means {_within(brief.for_them)}" if brief.for_them else values.get("proof_line", "")
    slots = Slots(
        first_name=values.get("first_name", ""), my_name=values.get("my_name", ""), my_firm=values.get("my_firm", ""),
        my_number=values.get("my_number", ""), for_whom=f"people in {industry}" if industry else "",
        last_mail=(mail.subject or "") if mail else None, last_mail_day=values.get("last_mail_day", ""),
        next_call=values.get("next_call", ""), hook=hook.sentence if hook else "", gain=gain,
    )  # fmt: skip
    return compose(slots)


def industry_of(brief: Brief) -> str:
    return (brief.contact.account.industry if brief.contact.account else None) or ""


def next_call(core: Core) -> str:
    """Two business days on, as it is said: "Thursday morning"."""
    return f"{core.workdays.add(core.today(), 2):%A} morning"


def day_words(core: Core, day: date) -> str:
    """A day as it is said on the phone: "yesterday", "on Tuesday", "on 2 September"."""
    days = (core.today() - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get(days)
    return near or (f"on {day:%A}" if -6 <= days <= 6 else f"on {day.day} {day:%B}")


def _agreed_day(core: Core, brief: Brief) -> str:
    """The day agreed with them, else the one that they named."""
    if brief.follow_up and brief.follow_up.agreed:
        return day_words(core, brief.follow_up.due_on)
    theirs = next((p.due_on for p in brief.promises if p.state is PromiseState.OPEN and p.side is Side.THEIRS), None)
    return day_words(core, theirs) if theirs else ""


def _absence(brief: Brief) -> Hook | None:
    away = brief.contact.out_of_office
    since = (brief.today - away.until_on).days if away else -1
    if away is None or not 0 <= since <= AWAY_IS_NEWS_DAYS:
        return None
    weeks = brief.today.isocalendar().week - away.until_on.isocalendar().week
    when = "last week" if weeks in (1, -51, -52) else "this week" if weeks == 0 else "the other week"
    said = f"You were out {when}, so this is for your first days back"
    return Hook("absence", "From their absence", f"you were out {when}", said)


def _worth_giving(core: Core, brief: Brief) -> str:
    """The title of something of the value library that they have not had, of their industry first."""
    had = research_library.given_ids(core.db, brief.contact.id)
    items = [item for item in research_library.value_items(core.db) if item.id not in had]
    industry = fold(industry_of(brief))
    items.sort(key=lambda item: not (industry and industry in fold(item.industries or "")))
    return items[0].title if items else ""


def _within(words: str) -> str:
    """Words inside a sentence: a small first letter, where it is no name or abbreviation; no full stop."""
    words = words.strip().rstrip(".")
    first = words.split(" ", 1)[0]
    plain = len(first) > 1 and first[0].isupper() and first[1:].islower() and first.casefold() in _SMALL
    return words[0].lower() + words[1:] if plain else words


_SMALL_WORDS = """
a an the one two three send call get give tell ask bring check confirm come find fix make mail meet move share show write
ring quote price new no more less intro introduction contract renewal fleet fewer their they your you our
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""First words that are small inside a sentence; any other may be a name."""
