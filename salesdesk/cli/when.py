"""`salesdesk when`: how a date phrase is understood; needs no data file and makes none."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from salesdesk.cli import words
from salesdesk.cli.days import TRY, refusal
from salesdesk.cli.desks import config_of
from salesdesk.cli.paper import put, put_json, say
from salesdesk.clock import system_clock
from salesdesk.config import Config
from salesdesk.domain.dates import Reading, read_when
from salesdesk.domain.text import clean_line
from salesdesk.domain.workdays import feast_words
from salesdesk.errors import WrongUsage

NOTHING_UNDERSTOOD = 1


def when(given: Namespace) -> int:
    config = config_of(given)
    habits = config.date_habits()
    if order := words.date_order(given.order):
        habits = replace(habits, order=order)
    reading = read_when(given.phrase, now=_now(given, config), habits=habits)
    if given.json:
        put_json(shape(reading))
    elif reading.understood:
        _print(reading)
        if reading.on and (feast := feast_words(reading.on, habits.workdays, None)):
            say(feast)
    else:
        raise refusal(reading, TRY)
    return 0 if reading.understood else NOTHING_UNDERSTOOD


def shape(reading: Reading) -> dict[str, Any]:
    """`salesdesk when --json`."""
    return {
        "phrase": reading.phrase,
        "understood": reading.understood,
        "on": reading.on.isoformat() if reading.on else None,
        "at": reading.at.isoformat(timespec="seconds") if reading.at else None,
        "until": reading.until.isoformat() if reading.until else None,
        "repeats": reading.repeats,
        "reading": clean_line(reading.text) or None,
        "certain": reading.certain,
        "why": reading.why,
        "readings": [day.isoformat() for day in reading.readings],
        "their_clock": reading.their_clock,
    }


def _print(reading: Reading) -> None:
    put(reading.text)
    if reading.until:
        put(f"until {reading.until:%a} {reading.until.day} {reading.until:%b %Y}")
    if reading.repeats:
        put(reading.repeats)
    if reading.why:
        say(reading.why)


def _now(given: Namespace, config: Config) -> datetime:
    """The moment that was given, else now; in the zone that was given, else the rep's."""
    own = system_clock(words.zone(given.zone) or config.zone or None)
    if not given.now:
        return own.now()
    try:
        moment = datetime.fromisoformat(given.now.strip())
    except ValueError:
        raise WrongUsage(f"“{given.now}” is no moment.", "Write it like 2026-11-24T09:41.") from None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=own.zone)
    named: tzinfo = own.zone if given.zone or config.zone else moment.tzinfo
    return moment.astimezone(named)
