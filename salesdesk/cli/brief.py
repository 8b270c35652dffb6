"""`salesdesk brief WHO`: one contact's page as calm lines, always in the same order, or as JSON."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from salesdesk.cli import brief_shape
from salesdesk.cli.desks import desk_for_reading
from salesdesk.cli.paper import GAP, heading, put, put_json, width
from salesdesk.desk.library import Objection
from salesdesk.domain.brief import Brief, PointsTo
from salesdesk.domain.buckets import Bucket
from salesdesk.domain.clockwords import clock_line, distance, late
from salesdesk.domain.followup import CHANNEL_WORDS, Promise, PromiseState, Side
from salesdesk.domain.modes import MODE_WORDS, Mode
from salesdesk.domain.personal import personal_words
from salesdesk.domain.phones import number_shown
from salesdesk.domain.preparing import ANALYSIS
from salesdesk.domain.research import Fact, FactState, Question, age_text, is_stale, role_words
from salesdesk.domain.signs import permission_words
from salesdesk.domain.timeline import spoken_length

LABEL = 11


def brief(given: Namespace) -> None:
    with desk_for_reading(given) as desk:
        page = desk.research.brief(desk.people.who(given.who).id)
        objections = desk.research.library.objections(page.contact.id)
        if given.json:
            put_json(brief_shape.brief(page, objections, desk.core.zone))
            return
        _print(page, objections, desk.core.now())


def short_day(on: date | None, *, today: date) -> str:
    """ "18 Nov", with its year where that is another."""
    if on is None:
        return ""
    return f"{on.day} {on:%b}" + ("" if on.year == today.year else f" {on.year}")


def _print(page: Brief, objections: Sequence[Objection], now: datetime) -> None:
    contact = page.contact
    city = contact.city or (contact.account.city if contact.account else None)
    about = ", ".join(filter(None, (contact.title, contact.account_name, city)))
    heading(GAP.join(filter(None, (contact.name, about))))
    put(GAP.join((*_reach(page), clock_line(page.clock, now=now))))
    put()
    for label, lines in (*_parts(page), *_prepared(page, objections)):
        for number, line in enumerate(lines):
            name = "" if number else label
            put(f"{name}{' ' * (LABEL - width(name))}{line}" if name else " " * LABEL + line)


def _reach(page: Brief) -> Iterator[str]:
    phones, emails = page.contact.live_phones, page.contact.live_emails
    for phone in phones:
        label = f" {phone.label.lower()}" if phone.label else ""
        extension = f" ext. {phone.extension}" if phone.extension and phone.e164 else ""
        yield f"{number_shown(phone.e164 or phone.raw)}{extension}{label}"
    yield from (email.address for email in emails)
    if not phones and not emails:
        yield "no number, no e-mail"


def _parts(page: Brief) -> Iterator[tuple[str, list[str]]]:
    """The labels of the brief and their lines; a missing thing keeps its label."""
    wishes = [_wish(w.channel, w.since_on, w.words) for w in page.contact.do_not_contact]
    if wishes:
        yield "!", wishes
    elif page.mode is not Mode.PROSPECTING:
        yield "mode", [_mode(page)]
    if page.signs and not wishes:
        yield "look", list(page.signs)
    if page.ready:
        yield "ready", ["yes"] if page.ready.is_ready else [gap.todo for gap in page.ready.gaps]
    yield "why now", [page.why_now or "not written"]
    yield "for them", [page.worth or "not written"]
    yield "promised", [_promise(one, page.today) for one in page.promises] or ["nothing"]
    yield "dates", [_date(d.on, d.what, page.today) for d in page.dates] or ["no dates of theirs"]
    yield from _facts(page)
    yield "ask", [_question(one) for one in page.questions] or ["no question planned"]
    yield from _own_lines(page)
    if page.points:
        yield "points to", [_pointed(p, page.today) for p in page.points]
    if page.given:
        gave = [f"{one.what}, {short_day(one.on, today=page.today)}" for one in page.given]
        yield "given", [*gave, f"{page.given_count} given, {page.asks} asked"]
    yield "last talk", [_last_talk(page)]
    if page.deal:
        yield "deal", [f"{page.deal.title}, {page.deal.stage}, step {page.deal.step} of {page.deal.steps}"]
    yield "next", [_next(page)]


def _facts(page: Brief) -> Iterator[tuple[str, list[str]]]:
    """Those of the business, then those about the person."""
    business = [_fact(one, page.today) for one in page.facts if one.bucket is not Bucket.PERSON]
    person = [_fact(one, page.today) for one in page.facts if one.bucket is Bucket.PERSON]
    more = page.fact_count - len(page.facts)
    yield "facts", [*(business or ["nothing known"]), *([f"+{more} more"] if more > 0 else [])]
    if person:
        yield "person", person


def _prepared(page: Brief, objections: Sequence[Objection]) -> Iterator[tuple[str, list[str]]]:
    """The analysis form and what to say when they object; only what there is."""
    written = [
        f"{line.label}: {_one_line(page.analysis[line.field])}" for line in ANALYSIS if line.field in page.analysis
    ]
    if written:
        yield "analysis", written
    if objections:
        yield "if they", [f"say “{_one_line(one.they_say)}”: {_one_line(one.i_say)}" for one in objections]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _pointed(one: PointsTo, today: date) -> str:
    said = f"{one.kind} {short_day(date.fromisoformat(one.said_on), today=today)}"
    words = f"“{one.words}”" if one.words else ""
    return _joined((f"{'to' if one.by_them else 'from'} {one.name}", said, words))


def _question(one: Question) -> str:
    """The words, and what stands beside them: that it would refresh a fact, that it waited through earlier talks."""
    carried = f"carried over {one.carried}x" if one.carried else ""
    return _joined((one.text, "offered by a stale fact" if one.id < 0 else "", carried))


def _own_lines(page: Brief) -> Iterator[tuple[str, list[str]]]:
    """The pinned message, their shoes, how they buy, whether a later call is all right, fit; only what there is."""
    contact = page.contact
    account = contact.account
    agreed = permission_words(contact.permission) if contact.permission else ""
    fit = page.fit.line if page.fit and page.fit.total else ""
    web = _joined((account.website or account.domain, account.feed)) if account else ""
    lines = (
        ("stay on", contact.message_line), ("shoes", contact.their_shoes), ("part", role_words(contact.decision_role)), ("agreed", agreed), ("fit", fit),
        ("buys", contact.buys_how), ("about", personal_words(contact, today=page.today)), ("web", web),
    )  # fmt: skip
    for label, words in lines:
        if words:
            yield label, [words]


def _wish(channel: str, since: date, words: str | None) -> str:
    by = "" if channel == "all" else f" by {channel}"
    return f"do not contact{by}, since {since.day} {since:%b %Y}" + (f": “{words}”" if words else "")


def _mode(page: Brief) -> str:
    standing = page.standing
    if page.mode is Mode.QUIET and standing.stall_since:
        return _joined((f"quiet since {short_day(standing.stall_since, today=page.today)}", standing.stall_reason))
    return MODE_WORDS[page.mode]


def _promise(one: Promise, today: date) -> str:
    who = "they: " if one.side is Side.THEIRS else ""
    if one.state is PromiseState.OPEN:
        if one.due_on is None:
            return f"{who}{one.what}, no day"
        overdue = one.due_on < today
        distant = late(one.due_on, today=today) if overdue else distance(one.due_on, today=today)
        return f"{'! ' if overdue else ''}{who}{one.what}, due {short_day(one.due_on, today=today)}, {distant}"
    kept_late = one.state is PromiseState.KEPT and one.due_on and one.closed_on and one.closed_on > one.due_on
    state = "kept late" if kept_late else one.state.value
    return _joined((f"{who}{one.what}", f"{state} {short_day(one.closed_on, today=today)}".strip()))


def _date(on: date | None, what: str, today: date) -> str:
    return f"{short_day(on, today=today)}  {what}, {distance(on, today=today)}" if on else f"no day  {what}"


def _fact(one: Fact, today: date) -> str:
    age = f"stale: {age_text(one, today=today)}" if is_stale(one, today=today) else ""
    assumed = "assumed" if one.state is FactState.ASSUMED else ""
    return _joined((one.text, f"{one.source} {short_day(one.known_on, today=today)}".strip(), age, assumed))


def _last_talk(page: Brief) -> str:
    touch = page.last_talk
    if touch is None:
        return "never talked" + (f", {page.touches} touch{'es' * (page.touches != 1)}" if page.touches else "")
    words = f"“{touch.their_words}”" if touch.their_words else ""
    channel = _joined((CHANNEL_WORDS[touch.channel], spoken_length(touch.seconds)))
    return GAP.join(filter(None, (short_day(touch.happened_on, today=page.today), channel, words)))


def _next(page: Brief) -> str:
    following = page.follow_up
    if following is None:
        return "no next step"
    day = f"{following.due_on:%a} {short_day(following.due_on, today=page.today)}"
    return _joined((CHANNEL_WORDS[following.channel], day, distance(following.due_on, today=page.today)))


def _joined(words: Iterable[str | None]) -> str:
    return ", ".join(word for word in words if word)
