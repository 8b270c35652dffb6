"""What is no day: every deed that takes one says why in one sentence and leaves the file as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salesdesk.desk import Changed, Desk
from salesdesk.desk.people import NewContact
from salesdesk.domain.dates import Reading
from salesdesk.errors import NotUnderstood
from tests.builders import a_contact, a_follow_up, dump

DEEDS: dict[str, Callable[[Desk, int, int, Reading], Changed]] = {
    "later": lambda desk, _, row, when: desk.agenda.later(row, when),
    "another day": lambda desk, _, row, when: desk.agenda.redate(row, when),
    "plan": lambda desk, who, _, when: desk.agenda.plan(who, when),
    "promise": lambda desk, who, _, when: desk.agenda.promise(who, "send the price", when),
    "when to call": lambda desk, who, _, when: desk.agenda.permission.when_to_call(who, when),
    "not now": lambda desk, _, row, when: desk.agenda.permission.not_now(row, when),
    "away": lambda desk, _, __, when: desk.agenda.away.leave(when),
}
PHRASES = [
    ("yesterday", "Mon 21 Nov 2022 has passed."),
    ("30 feb", "There is no 30 February: it ends on the 28th or 29th."),
    ("later", "“later” names no day."),
    ("", "There is no date in an empty line."),
    ("friday or monday", "“friday or monday” may be Fri 25 Nov 2022 or Mon 28 Nov 2022."),
    ("tomorrow 25:00", "There is no 25:00 on a clock."),
]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_day_that_is_none_is_refused_in_one_sentence_and_nothing_changes(desk: Desk, deed: str) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    row = a_follow_up(desk, dana)
    before = dump(desk.core.store)
    for phrase, sentence in PHRASES:
        with pytest.raises(NotUnderstood) as refused:
            DEEDS[deed](desk, dana, row, desk.agenda.read_when(phrase, dana))
        assert refused.value.sentence == sentence
        assert refused.value.hint
        assert dump(desk.core.store) == before


@pytest.mark.parametrize("zone", ["Mars/Base", "America/Chicgo", "EST5", "../etc/passwd"])
def test_a_zone_that_does_not_exist_is_refused_with_a_hint(desk: Desk, zone: str) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    before = dump(desk.core.store)
    for deed in (lambda: desk.people.edit(dana, zone=zone), lambda: desk.people.add(NewContact("Omar", zone=zone))):
        with pytest.raises(NotUnderstood) as refused:
            deed()
        assert refused.value.sentence == f"There is no time zone “{zone}”."
        assert refused.value.hint
        assert dump(desk.core.store) == before
