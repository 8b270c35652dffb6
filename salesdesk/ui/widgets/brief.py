"""Panel 2, the brief: one contact before the call, always in the same order, gaps shown as gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from salesdesk.domain.brief import Brief
from salesdesk.domain.buckets import Bucket
from salesdesk.domain.clockwords import clock_line
from salesdesk.domain.followup import Promise, PromiseState, Side
from salesdesk.domain.people import Contact, Phone
from salesdesk.domain.personal import personal_words
from salesdesk.domain.phones import number_shown
from salesdesk.domain.preparing import short_line
from salesdesk.domain.promises import late_by
from salesdesk.domain.research import Fact, FactState, Question, age_text, is_stale, role_words
from salesdesk.domain.timeline import spoken_length
from salesdesk.domain.touch import Touch
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.text import UNICODE, Glyphs, cut, first_lines, width_of, wrap
from salesdesk.ui.widgets.timeline import day_text

LABEL, TEXT, RIGHT = 1, 12, 47
"""Columns: the label, the words, and what stands beside them."""
FACTS_SHOWN = 8
QUESTIONS_SHOWN = 9
KEPT_SHOWN = 2
SIGNS_SHOWN = 3
ALSO_LINES = 3
WORDS_LINES, BESIDE_LINES = 4, 6
"""Lines that one entry takes at most; the rest is read where it is edited."""


@dataclass(frozen=True, slots=True)
class View:
    """How the page is to be drawn."""

    width: int
    now: datetime
    glyphs: Glyphs
    close: bool = False
    """No blank lines, for low screens."""


def brief_lines(brief: Brief, view: View) -> tuple[Line, ...]:
    """The whole page: who, their clock, why now, for them, promised, their dates, facts, ask, last talk."""
    parts = [
        _who(brief, view),
        [*_why_now(brief, view), *_for_them(brief, view)],
        _promised(brief, view),
        _dates(brief, view),
        _facts(brief, view),
        _ask(brief, view),
        _people(brief, view),
        _last_talk(brief, view),
    ]
    lines: list[Line] = []
    for part in parts:
        if part and lines and not view.close:
            lines.append(BLANK)
        lines += part
    return tuple(lines)


def peek_lines(brief: Brief, width: int, now: datetime, glyphs: Glyphs = UNICODE) -> tuple[Line, ...]:
    """Three lines under a narrow agenda: who and their clock, why now, what was promised."""
    view = View(width, now, glyphs, close=True)
    contact = brief.contact
    who = Row().add(f" {contact.name}", bold=True)
    if contact.title:
        who.add(f" {contact.title}", "muted")
    if contact.live_phones:
        who.add("  ").add(number_text(brief), "accent", command="copy_number")
    clock = clock_line(brief.clock, now=now)
    if who.width + 2 + width_of(clock) >= width:  # their hour first; what follows from it where there is room
        clock = clock.partition(" · ")[0]
    who.add("  ").up_to(clock, width - 1, clock_role(brief))
    why = (
        Row()
        .add(" why now  ", "muted")
        .up_to(brief.why_now or "not written. e adds it", width - 1, "foreground" if brief.why_now else "muted")
    )
    owed = next((p for p in brief.promises if p.state is PromiseState.OPEN and p.side is Side.OURS), None)
    promised = Row().add(" promised ", "muted")
    if owed:
        words, role = due_words(owed, brief.today)
        mark = glyphs.late if role == "late" else glyphs.open
        promised.add(f"{mark} ", role).up_to(f"{owed.what}, {words}", width - 1, role)
    else:
        promised.add("nothing open", "muted")
    standing = _mode(brief, view) if contact.do_not_contact or not brief.why_now else []
    return (who.line(), standing[0] if standing else why.line(), promised.line())


def _who(brief: Brief, view: View) -> list[Line]:
    contact = brief.contact
    row = Row(key=("contact", contact.id)).up_to(f" {contact.name}", max(20, view.width * 2 // 3), bold=True)
    place = contact.city or (contact.account.city if contact.account else None) or ""
    about = " · ".join(part for part in (contact.title or "", contact.account_name, place) if part)
    room = view.width - (24 if brief.deal and view.width > 90 else 2)
    row.add("  ").up_to(about, max(row.width + 10, room), "muted")
    if brief.deal and view.width - row.width > width_of(brief.deal.stage) + brief.deal.steps + 4:
        row.add(f"  {brief.deal.stage} ", "foreground")
        row.add(view.glyphs.filled * brief.deal.step, "accent")
        row.add(view.glyphs.open * (brief.deal.steps - brief.deal.step), "muted")
    return [row.line(), _reach(brief, view), *_mode(brief, view)]


def _reach(brief: Brief, view: View) -> Line:
    """The number, their clock, whether a voicemail is fine."""
    contact = brief.contact
    row = Row(key=("number", contact.id)).add(" ")
    phone = next(iter(contact.live_phones), None)
    if phone:
        row.add(number_text(brief), "accent", command="copy_number").add(
            f" {phone.label.lower()}" if phone.label else "", "muted"
        )
    elif contact.live_emails:
        row.add(contact.live_emails[0].address, "accent", command="open_link").add("  no number. e adds it", "muted")
    else:
        row.add("no number, no e-mail. e adds them", "muted")
    row.add("  ").up_to(clock_line(brief.clock, now=view.now), view.width - 1, clock_role(brief))
    if contact.voicemail_ok is not None and view.width - row.width > 20:
        row.add(
            f" {view.glyphs.dot} voicemail is fine" if contact.voicemail_ok else f" {view.glyphs.dot} no voicemail",
            "muted",
        )
    return row.line()


def ways_of(contact: Contact) -> tuple[tuple[str, str], ...]:
    """(label, how it is read) of every live number, then of every live address."""
    phones = [(phone.label.lower(), phone_text(phone)) for phone in contact.live_phones]
    return (*phones, *((email.label.lower(), email.address) for email in contact.live_emails))


def ways_open(contact: Contact) -> tuple[tuple[str, str], ...]:
    """The same without what their wish forbids: a number that is copied is one that is dialled."""
    return tuple(way for way in ways_of(contact) if contact.refusal("email" if "@" in way[1] else "call") is None)


def phone_text(phone: Phone) -> str:
    """A number as people read it, its extension with it."""
    shown = number_shown(phone.e164) if phone.e164 else phone.raw
    return f"{shown} ext. {phone.extension}" if phone.extension and phone.e164 else shown


def phone_line(phone: Phone) -> str:
    """The number with what it is: "(503) 555-0142 mobile"."""
    return f"{phone_text(phone)} {phone.label.lower()}".strip()


def _mode(brief: Brief, view: View) -> list[Line]:
    """Said only where it changes what may be done."""
    wish = next(iter(brief.contact.do_not_contact), None)
    if wish:
        words = f": “{wish.words}”" if wish.words else ""
        channel = "" if wish.channel == "all" else f" by {wish.channel}"
        text = f"do not contact{channel}, since {wish.since_on:%d %b %Y}{words}"
        return [
            Row().add(f" {view.glyphs.late} ", "late", bold=True).up_to(text, view.width - 1, "late", bold=True).line()
        ]
    lines = []
    for sign in brief.signs[:SIGNS_SHOWN]:
        lines.append(Row().add(f" {view.glyphs.dot} ", "muted").up_to(sign, view.width - 1, "muted").line())
    return lines


def _why_now(brief: Brief, view: View) -> list[Line]:
    own = brief.follow_up.their_words if brief.follow_up else None
    text = brief.why_now or (f"“{own}”" if own else "")
    return _words("why now", text, view, gap="not written. e adds it", key=("why_now", brief.contact.id))


def _for_them(brief: Brief, view: View) -> list[Line]:
    """What the touch is worth to them; a planned touch that says nothing of it is marked."""
    if not brief.worth and brief.follow_up is not None:
        row = _labelled("for them", ("for_them", brief.contact.id))
        return [row.add(f"{view.glyphs.stale} not written. e adds it", "stale").line()]
    return _words("for them", brief.worth, view, gap="not written. e adds it", key=("for_them", brief.contact.id))


def _words(label: str, text: str, view: View, *, gap: str, key: tuple[str, int]) -> list[Line]:
    """A label and its words over as many lines as they take, four at most."""
    if not text:
        return [_labelled(label, key).add(gap, "muted").line()]
    found = _first_lines(text, max(8, view.width - TEXT - 1), WORDS_LINES)
    lines = [_labelled(label, key).add(found[0]).line()]
    return lines + [Row().to(TEXT).add(more).line() for more in found[1:]]


def _first_lines(text: str, width: int, most: int) -> list[str]:
    """The words in at most so many lines; … where there are more."""
    found = wrap(text, width)
    if len(found) <= most:
        return found
    return [*found[: most - 1], cut(f"{found[most - 1].rstrip()} …", width)]


def _labelled(label: str, key: tuple[str, int] | None = None) -> Row:
    return Row(key=key).add(" ").column(label, TEXT - LABEL, "muted")


def _promised(brief: Brief, view: View) -> list[Line]:
    """Open promises, the late ones first; then the last kept ones."""
    waiting = [p for p in brief.promises if p.state is PromiseState.OPEN]
    closed = [p for p in brief.promises if p.state is not PromiseState.OPEN][:KEPT_SHOWN]
    if not waiting and not closed:
        return [_labelled("promised", ("promised", brief.contact.id)).add("nothing open. p adds one", "muted").line()]
    lines: list[Line] = []
    for promise in (*waiting, *closed):
        words, role = due_words(promise, brief.today)
        mark = {"late": view.glyphs.late, "ok": view.glyphs.kept}.get(role, view.glyphs.open)
        row = Row(key=("promise", promise.id)).add(" ").column("" if lines else "promised", TEXT - 3, "muted")
        row.add(f"{mark} ", role, bold=role == "late")
        who = "they: " if promise.side is Side.THEIRS else ""
        quiet = promise.state is not PromiseState.OPEN
        lines += _beside(
            row, who + promise.what, words, role if role != "ok" else "muted", view, "muted" if quiet else "foreground"
        )
    return lines


def due_words(promise: Promise, today: date) -> tuple[str, str]:
    """When it is due or was kept, and the role that says so: "due 18 Nov · 4 d late"."""
    if promise.state is PromiseState.KEPT:
        late = late_by(promise) is not None
        on = day_text(promise.closed_on or today, today)
        return (f"kept late {on}" if late else f"kept {on}"), "ok"
    if promise.state is not PromiseState.OPEN:
        return f"{promise.state.value} {day_text(promise.closed_on or today, today)}", "muted"
    if promise.due_on is None:
        return "no day", "muted"
    days = (promise.due_on - today).days
    if days < 0:
        return f"due {day_text(promise.due_on, today)} · {-days} d late", "late"
    at = f" {promise.due_at:%H:%M}" if promise.due_at and promise.due_at.tzinfo is not UTC and days == 0 else ""
    return (
        (f"due today{at}", "stale") if days == 0 else (f"due {day_text(promise.due_on, today)} · in {days} d", "muted")
    )


def _dates(brief: Brief, view: View) -> list[Line]:
    if not brief.dates:
        return [_labelled("their", ("dates", brief.contact.id)).add("no dates of theirs. e adds one", "muted").line()]
    labels = ["their", "dates"] + [""] * len(brief.dates)
    lines: list[Line] = []
    for label, entry in zip(labels, brief.dates, strict=False):
        row = _labelled(label, ("date", entry.id))
        row.column(
            day_text(entry.on, brief.today) if entry.on else "no day",
            8 if not entry.on or entry.on.year == brief.today.year else 10,
        )
        lines += _beside(row, entry.what, distance_text(entry.on, brief.today), "muted", view)
    return lines


def _facts(brief: Brief, view: View) -> list[Line]:
    if not brief.facts:
        return [
            _labelled("facts", ("facts", brief.contact.id))
            .add("Nothing known. Ask 1 question on this call.", "muted")
            .line()
        ]
    lines: list[Line] = []
    shown = _shown_facts(brief.facts)
    for place, fact in enumerate(shown):
        first = place == 0 or fact.bucket is not shown[place - 1].bucket
        label = {Bucket.PERSON: "person"}.get(fact.bucket, "facts") if first else ""
        lines += _fact(_labelled(label, ("fact", fact.id)), fact, brief.today, view)
    more = max(brief.fact_count, len(brief.facts)) - len(shown)
    if more > 0:
        lines.append(
            Row(key=("all_facts", brief.contact.id)).to(TEXT).add(f"+{more} more, enter shows", "muted").line()
        )
    return lines


def _shown_facts(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The newest of the business, then the newest about the person; two of these always find room."""
    person = [fact for fact in facts if fact.bucket is Bucket.PERSON]
    business = [fact for fact in facts if fact.bucket is not Bucket.PERSON][: FACTS_SHOWN - min(2, len(person))]
    return (*business, *person[: FACTS_SHOWN - len(business)])


def _fact(row: Row, fact: Fact, today: date, view: View) -> list[Line]:
    known = fact.known_on
    stale = is_stale(fact, today=today)
    when = day_text(known, today) if known else ""
    source = f"{cut(fact.source.lower(), 8):5} {when}" if fact.source else when
    if stale and view.width < RIGHT + 28:  # its age says it where there is no room for the day
        source = cut(fact.source.lower(), 8)
    lines = _beside(row, fact.text, source, "muted", view)
    tail = Row(lines[-1].key, lines[-1].on, list(lines[-1].spans), sum(width_of(s.text) for s in lines[-1].spans))
    if stale:
        tail.to(RIGHT + 15 if view.width >= RIGHT + 28 else tail.width + 1)
        tail.up_to(f"{view.glyphs.stale} {age_text(fact, today=today)}", view.width, "stale")
    elif fact.state is FactState.ASSUMED:
        tail.to(RIGHT + 15 if view.width >= RIGHT + 28 else tail.width + 1).up_to("assumed", view.width, "muted")
    return [*lines[:-1], tail.line()]


def _ask(brief: Brief, view: View) -> list[Line]:
    if not brief.questions:
        return [_labelled("ask", ("ask", brief.contact.id)).add("no question planned. e adds one", "muted").line()]
    lines: list[Line] = []
    for number, question in enumerate(brief.questions[:QUESTIONS_SHOWN], 1):
        row = Row(key=("question", question.id)).add(" ").column("" if lines else "ask", TEXT - 4, "muted")
        offered = question.id < 0
        row.add(f" {number}", "accent")
        row.add(f" {view.glyphs.stale if offered else view.glyphs.box} ", "stale" if offered else "foreground")
        lines += _beside(
            row, question.text, _ask_words(question, view), "muted", view, "muted" if offered else "foreground"
        )
    return lines


def _ask_words(question: Question, view: View) -> str:
    """What stands beside a question: that it refreshes a fact, that it waited through earlier talks."""
    parts = [f"refreshes {view.glyphs.stale}"] if question.fact_id else []
    parts += [f"carried over {question.carried}×"] if question.carried else []
    return " · ".join(parts)


def ready_words(brief: Brief, room: int) -> tuple[str, str]:
    """The badge at the right of the title, in as many of its reasons as there is room for, and its role."""
    if brief.ready is None:
        return "", "muted"
    return short_line(brief.ready, room), "ok" if brief.ready.is_ready else "muted"


def _people(brief: Brief, view: View) -> list[Line]:
    """How they buy, whom they point to, what was given; only what there is."""
    lines: list[Line] = _own_lines(brief, view)
    if brief.contact.buys_how:
        lines += _words("buys", brief.contact.buys_how, view, gap="", key=("buys_how", brief.contact.id))
    for point in brief.points[:3]:
        way = f"{view.glyphs.arrow} {point.name}" if point.by_them else f"from {point.name}"
        row = _labelled("" if lines and brief.points.index(point) else "points to", ("person", point.contact_id))
        said = day_text(date.fromisoformat(point.said_on), brief.today)
        lines += _beside(row, way, f"{point.kind} {said}", "muted", view)
    if brief.given:
        gave = brief.given[0]
        asked = f"{max(brief.given_count, len(brief.given))} given · {brief.asks} asked"
        lines += _beside(
            _labelled("given", ("given", brief.contact.id)),
            f"{gave.what}, {day_text(gave.on, brief.today)}",
            asked,
            "muted",
            view,
        )
    return lines


def _own_lines(brief: Brief, view: View) -> list[Line]:
    """The pinned message, their shoes, whether a later call is all right, fit; only what there is."""
    contact, lines = brief.contact, list[Line]()
    if contact.message_line:
        lines += _words("stay on", contact.message_line, view, gap="", key=("message_line", contact.id))
    if contact.their_shoes:
        lines += _words("shoes", contact.their_shoes, view, gap="", key=("their_shoes", contact.id))
    if contact.permission:
        given = contact.permission
        by = f" by {given.channel}" if given.channel else ""
        said = f" “{given.words}”" if given.words else ""
        text = f"{'may call again' if given.answer == 'yes' else 'asked not to be called again'}{by}, {day_text(given.asked_on, brief.today)}{said}"
        lines += _words("agreed", text, view, gap="", key=("permission", contact.id))
    lines += _also(brief, view)
    if known := personal_words(contact, today=brief.today):
        lines += _words("about", known, view, gap="", key=("contact", contact.id))
    role = role_words(contact.decision_role)
    if brief.fit and brief.fit.yes + brief.fit.no:
        lines += _beside(_labelled("fit", ("fit", contact.id)), brief.fit.line, role, "muted", view)
    elif role:
        lines += _words("part", role, view, gap="", key=("person", contact.id))
    return lines


def _also(brief: Brief, view: View) -> list[Line]:
    """Further numbers and addresses; only where there is more than one of a sort."""
    contact = brief.contact
    if len(contact.live_phones) < 2 and len(contact.live_emails) < 2:
        return []
    lines: list[Line] = []
    row = _labelled("also", ("number", contact.id))
    for label, text in ways_of(contact)[1:]:
        if row.width > TEXT and row.width + width_of(f"{text} {label}") + 3 > view.width - 1:
            lines.append(row.line())
            row = Row(key=("number", contact.id)).to(TEXT)
        row.add(f" {view.glyphs.dot} " if row.width > TEXT else "", "muted").up_to(text, view.width - 1, "accent")
        row.up_to(f" {label}" if label else "", view.width - 1, "muted")
    return [*lines, row.line()][:ALSO_LINES]


def _last_talk(brief: Brief, view: View) -> list[Line]:
    touch = brief.last_talk
    if touch is None:
        text = (
            "never talked"
            if not brief.touches
            else f"never talked · {brief.touches} {'try' if brief.touches == 1 else 'tries'}"
        )
        return [_labelled("last talk").add(text, "muted").line()]
    row = _labelled("last talk", ("touch", touch.id)).add(day_text(touch.happened_on, brief.today))
    row.add(f"  {talk_words(touch)}")
    quote = f"  {view.glyphs.quote}{touch.their_words}{view.glyphs.unquote}" if touch.their_words else ""
    if quote and row.width + width_of(quote) > view.width - 1:
        more = first_lines(quote.strip(), max(8, view.width - TEXT - 1), 3)
        return [row.line(), *(Row().to(TEXT).add(line, "muted").line() for line in more)]
    return [row.add(quote, "muted").line()]


def talk_words(touch: Touch) -> str:
    length = spoken_length(touch.seconds)
    word = "e-mail" if touch.channel == "email" else str(touch.channel.value).replace("_", " ")
    return f"{word}, {length}" if length else word


def _beside(row: Row, text: str, right: str, right_role: str, view: View, role: str = "foreground") -> list[Line]:
    """Words with something beside them: one line where both fit, else the words first and it on their last line."""
    start = row.width
    wide = view.width >= RIGHT + 20
    room = (RIGHT if wide and right else view.width - 1) - start - 1
    if not wide and right:
        room = view.width - start - width_of(right) - 3
    found = _first_lines(text, max(10, room), BESIDE_LINES) or [""]
    lines = [row.add(found[0], role)]
    for more in found[1:]:
        lines.append(Row(key=None).to(start).add(more, role))
    if right:
        lines[-1].to(RIGHT if wide else lines[-1].width + 2).up_to(right, view.width, right_role)
    return [line.line() for line in lines]


def distance_text(on: date | None, today: date) -> str:
    """ "in 8 d", "today", "3 d ago"."""
    if on is None:
        return ""
    days = (on - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {days} d" if days > 0 else f"{-days} d ago"


def number_text(brief: Brief) -> str:
    """The first live number as people read it."""
    phone = next(iter(brief.contact.live_phones), None)
    return phone_text(phone) if phone else ""


def clock_role(brief: Brief) -> str:
    return {"open": "muted", "closed": "stale"}.get(brief.clock.state, "stale")
