"""The JSON shape of a brief: everything on one contact's page as dicts; absent values are None."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from salesdesk.cli.shapes import day, follow_up, instant
from salesdesk.desk.library import Objection
from salesdesk.domain.brief import Brief, DealLine
from salesdesk.domain.followup import Promise, PromiseState
from salesdesk.domain.hours import TheirClock
from salesdesk.domain.people import Account, Contact
from salesdesk.domain.preparing import ANALYSIS
from salesdesk.domain.questions import is_open
from salesdesk.domain.research import Fact, FitScore, Question, Readiness, age_text, is_stale
from salesdesk.domain.touch import Touch


def brief(page: Brief, objections: Sequence[Objection], zone: ZoneInfo) -> dict[str, Any]:
    """`salesdesk brief WHO --json`."""
    return {
        "contact": contact(page.contact),
        "clock": their_clock(page.clock, zone),
        "mode": page.mode,
        "signs": list(page.signs),
        "ready": ready(page.ready) if page.ready else None,
        "why_now": page.why_now or None,
        "for_them": page.for_them or None,
        "likely_need": page.likely_need or None,
        "promised": [promise(one, page.today, zone) for one in page.promises],
        "dates": [
            {"id": d.id, "what": d.what, "on": day(d.on), "words": d.words, "moved_from": day(d.moved_from_on)}
            for d in page.dates
        ],
        "facts": [fact(one, page.today) for one in page.facts],
        "fact_count": page.fact_count,
        "ask": [question(one) for one in page.questions],
        "analysis": {line.field.value: page.analysis.get(line.field) or None for line in ANALYSIS},
        "if_they_say": [objection(one) for one in objections],
        "message_line": page.contact.message_line,
        "shoes": page.contact.their_shoes,
        "buys_how": page.contact.buys_how,
        "fit": fit(page.fit) if page.fit else None,
        "points_to": [
            {
                "id": p.contact_id,
                "name": p.name,
                "kind": p.kind,
                "said_on": p.said_on,
                "by_them": p.by_them,
                "words": p.words,
            }
            for p in page.points
        ],
        "last_talk": touch(page.last_talk, zone) if page.last_talk else None,
        "given": [{"what": gave.what, "on": day(gave.on)} for gave in page.given],
        "given_count": page.given_count,
        "asked": page.asks,
        "deal": deal(page.deal) if page.deal else None,
        "follow_up": follow_up(page.follow_up, zone),
        "touches": page.touches,
    }


def their_clock(clock: TheirClock, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "state": clock.state,
        "local": f"{clock.local:%H:%M}" if clock.local else None,
        "zones": list(clock.zones),
        "source": clock.source,
        "opens_at": instant(clock.opens_at, zone),
        "closes_at": instant(clock.closes_at, zone),
    }


def ready(found: Readiness) -> dict[str, Any]:
    """The badge; `todo` says what would make the call a prepared one."""
    gaps = [{"name": gap.name, "missing": gap.words, "todo": gap.todo} for gap in found.gaps]
    return {"is_ready": found.is_ready, "is_researched": found.is_researched, "gaps": gaps, "line": found.line}


def fit(score: FitScore) -> dict[str, Any]:
    return {
        "yes": score.yes, "no": score.no, "unknown": score.unknown, "without_words": score.without_words,
        "line": score.line,
    }  # fmt: skip


def question(one: Question) -> dict[str, Any]:
    """A planned question, or one that a stale fact offers (its number is below zero)."""
    judged = is_open(one.text)
    return {
        "id": one.id, "text": one.text, "state": one.state, "refreshes": one.fact_id, "offered": one.id < 0,
        "openness": judged.openness, "rewording": judged.rewording, "carried_over": one.carried,
    }  # fmt: skip


def objection(one: Objection) -> dict[str, Any]:
    """What they may say and what is said then; with how often it was used and helped."""
    return {
        "id": one.id, "they_say": one.they_say, "i_say": one.i_say, "product": one.product,
        "for_everybody": one.contact_id is None, "used": one.used, "helped": one.helped,
    }  # fmt: skip


def deal(one: DealLine) -> dict[str, Any]:
    """The live deal at a glance."""
    return {
        "id": one.id,
        "title": one.title,
        "stage": one.stage,
        "step": one.step,
        "steps_done": one.steps_done,
        "steps": one.steps,
    }


def contact(one: Contact) -> dict[str, Any]:
    """The whole record of a contact."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "account": one.account_name or None,
        "account_details": account(one.account) if one.account else None,
        "first_name": one.first_name,
        "last_name": one.last_name,
        "reading": one.reading,
        "title": one.title,
        "city": one.city,
        "region": one.region,
        "country": one.country,
        "zone": one.zone,
        **_ways(one),
        "tags": list(one.tags),
        "about": one.about,
        "decision_role": one.decision_role,
        "birthday": one.birthday,
        "connected_on": day(one.connected_on),
        "voicemail_ok": one.voicemail_ok,
        **_wishes(one),
        "in_trash": one.trashed,
    }


def _ways(one: Contact) -> dict[str, Any]:
    """How they are reached; struck numbers and addresses say so."""
    phones = [
        {
            "label": phone.label or None,
            "number": phone.e164 or phone.raw,
            "as_written": phone.raw,
            "extension": phone.extension,
            "struck_on": day(phone.struck_on),
            "struck_why": phone.struck_why,
        }
        for phone in one.phones
    ]
    emails = [{"label": e.label or None, "address": e.address, "struck_on": day(e.struck_on)} for e in one.emails]
    links = [{"label": link.label or None, "url": link.url} for link in one.links]
    return {"phones": phones, "emails": emails, "links": links}


def _wishes(one: Contact) -> dict[str, Any]:
    """What they want and when they are away."""
    permission, away = one.permission, one.out_of_office
    return {
        "do_not_contact": [
            {"channel": w.channel, "since": day(w.since_on), "words": w.words, "asked_by": w.asked_by}
            for w in one.do_not_contact
        ],
        "permission": permission
        and {
            "asked_on": day(permission.asked_on),
            "answer": permission.answer,
            "channel": permission.channel,
            "words": permission.words,
        },
        "out_of_office": away and {"from": day(away.from_on), "until": day(away.until_on), "words": away.words},
    }


def account(one: Account) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "domain": one.domain,
        "website": one.website,
        "feed": one.feed,
        "industry": one.industry,
        "city": one.city,
        "country": one.country,
        "zone": one.zone,
        "on_focus": one.on_focus,
    }


def promise(one: Promise, today: date, zone: ZoneInfo) -> dict[str, Any]:
    """A promise, ours or theirs; `late` while it is open after its day."""
    return {
        "id": one.id,
        "side": one.side,
        "what": one.what,
        "words": one.words,
        "due_on": day(one.due_on),
        "due_at": instant(one.due_at, zone),
        "made_on": day(one.made_on),
        "state": one.state,
        "closed_on": day(one.closed_on),
        "late": one.state is PromiseState.OPEN and one.due_on is not None and one.due_on < today,
    }


def fact(one: Fact, today: date) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": one.text,
        "kind": one.kind,
        "bucket": one.bucket,
        "about": "company" if one.account_id else "person",
        "source": one.source or None,
        "url": one.url,
        "found_on": day(one.found_on),
        "state": one.state,
        "confirmed_on": day(one.confirmed_on),
        "stale": is_stale(one, today=today),
        "age": age_text(one, today=today),
    }


def touch(one: Touch, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": one.id,
        "on": day(one.happened_on),
        "at": instant(one.at, zone),
        "channel": one.channel,
        "direction": one.direction,
        "seconds": one.seconds,
        "disposition": one.disposition,
        "result": one.result,
        "text": one.text or None,
        "their_words": one.their_words,
    }
