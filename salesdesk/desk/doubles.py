"""The duplicates' drawer: who may be one, side by side, made one, kept apart, taken apart again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from salesdesk.desk.core import EVERYTHING, Changed, Core
from salesdesk.desk.line import repeatable
from salesdesk.domain.doubles import Pair, doubles_among, firms_among
from salesdesk.domain.people import Contact
from salesdesk.domain.who import KIND_WORDS
from salesdesk.errors import NotFound, Refused
from salesdesk.store import doubles, drafts, merging, people
from salesdesk.store.merging import MergeDone, Noun
from salesdesk.store.undo import deeds_mark

__all__ = ["Comparison", "DoublesDrawer", "FieldPair", "MergeDone", "Noun", "Pair", "Shown"]

LABELS = {
    "name": "Name", "title": "Job", "account_id": "Company", "kind": "Kind", "zone": "Time zone", "street": "Street",
    "city": "City", "region": "Region", "postal_code": "Postal code", "country": "Country", "birthday": "Birthday",
    "lead_source": "Source", "for_them": "For them", "message_line": "Message", "buys_how": "How they buy",
    "pace": "Pace", "pace_words": "Pace, words", "their_shoes": "Their shoes", "decision_role": "Role", "ball_with": "Ball with",
    "ball_role": "Ball, role", "ball_since_on": "Ball since", "voicemail_ok": "Voicemail", "connected_on": "Connected",
    "domain": "Domain", "website": "Website", "feed": "News feed", "industry": "Industry", "phone": "Number",
}  # fmt: skip
"""Fields of which one side is chosen; long texts are kept both, a name's parts go with the name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A pair with both names."""

    noun: Noun
    pair: Pair
    one: tuple[str, str]
    """Name and company; of a company name and city."""
    other: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of both sides."""

    column: str
    label: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return bool(self.one and self.other) and self.one != self.other


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side, the one that is kept first."""

    noun: Noun
    one_id: int
    other_id: int
    names: tuple[str, str]
    fields: tuple[FieldPair, ...]
    lists: tuple[FieldPair, ...]
    """What is kept of both whatever is chosen: numbers, addresses, tags, history."""
    wishes: tuple[str, ...] = ()
    """What either asked not to be used; it holds for the one that they become."""


@dataclass(slots=True)
class _Kept:
    """What was found last, and at which deed."""

    mark: object = None
    people: tuple[Pair, ...] = ()
    firms: tuple[Pair, ...] = ()


@repeatable
@dataclass(slots=True)
class DoublesDrawer:
    """Duplicates; what was found is kept until the record changes otherwise."""

    core: Core
    _kept: _Kept = field(default_factory=_Kept)

    def in_thread(self) -> DoublesDrawer:
        """This drawer over a connection of its own, with the same memory of what was found."""
        return DoublesDrawer(self.core.again(), self._kept)

    def stop(self) -> None:
        """Breaks off what another thread reads with this drawer's connection."""
        self.core.store.interrupt()

    def close(self) -> None:
        """Ends the connection of a drawer made by `in_thread`."""
        self.core.store.close()

    # -- finding -------------------------------------------------------------------------------------------------------

    @property
    def looked(self) -> bool:
        """Whether it has been looked at all."""
        return self._kept.mark is not None

    def look(self) -> tuple[Shown, ...]:
        """Compares everybody, unless nothing has been done since the last time: seconds among a hundred thousand."""
        db = self.core.db
        mark = deeds_mark(db)
        if self._kept.mark != mark:
            apart = frozenset(merging.kept_apart(db, "contact"))
            self._kept.people = doubles_among(doubles.sharing(db), doubles.by_firm(db), apart=apart)
            self._kept.firms = firms_among(doubles.firms(db), apart=frozenset(merging.kept_apart(db, "account")))
            self._kept.mark = mark
        return self.found()

    def found(self) -> tuple[Shown, ...]:
        """What was found last, without those that are settled by now; quick."""
        return (*self._still("contact", self._kept.people), *self._still("account", self._kept.firms))

    def people_in_pairs(self) -> int:
        """How many people stand in a pair that is not settled: each pair is one person too many."""
        return len({one.pair.other for one in self._still("contact", self._kept.people)})

    def _still(self, noun: Noun, pairs: Sequence[Pair]) -> tuple[Shown, ...]:
        if not pairs:
            return ()
        db = self.core.db
        there = doubles.still_there(db, noun, {i for pair in pairs for i in pair.ids})
        apart = merging.kept_apart(db, noun)
        live = [pair for pair in pairs if pair.ids <= there and pair.ids not in apart]
        names = doubles.names(db, noun, {i for pair in live for i in pair.ids})
        return tuple(Shown(noun, pair, names[pair.one], names[pair.other]) for pair in live)

    # -- side by side --------------------------------------------------------------------------------------------------

    def compare(self, noun: Noun, one_id: int, other_id: int) -> Comparison:
        """Both, field by field, the one that is kept first. Raises NotFound or Refused."""
        self._check(noun, one_id, other_id)
        db = self.core.db
        ours, theirs = (merging.fields_of(db, noun, i) for i in (one_id, other_id))
        fields = tuple(
            FieldPair(column, label, self._said(column, ours[column]), self._said(column, theirs[column]))
            for column, label in LABELS.items()
            if column in ours and (ours[column] is not None or theirs[column] is not None)
        )
        lists = self._lists(noun, one_id, other_id)
        return Comparison(
            noun, one_id, other_id, (ours["name"], theirs["name"]), fields, lists, self._asked(noun, one_id, other_id)
        )

    def _lists(self, noun: Noun, one_id: int, other_id: int) -> tuple[FieldPair, ...]:
        db = self.core.db
        found: list[FieldPair] = []
        if noun == "contact":
            pair = [_parts(people.contact(db, i)) for i in (one_id, other_id)]
            found += [FieldPair("", label, pair[0][label], pair[1][label]) for label in pair[0]]
        counts = [doubles.belongings(db, noun, i) for i in (one_id, other_id)]
        for word in counts[0]:
            one, other = (str(count[word] or "") for count in counts)
            found.append(FieldPair("", word.capitalize(), one, other))
        return tuple(row for row in found if row.one or row.other)

    def _asked(self, noun: Noun, *ids: int) -> tuple[str, ...]:
        if noun == "account":
            return ()
        contacts = [people.contact(self.core.db, i) for i in ids]
        return tuple(
            dict.fromkeys(
                f"do not contact ({wish.channel})" + (f": “{wish.words}”" if wish.words else "")
                for contact in contacts
                if contact
                for wish in contact.do_not_contact
            )
        )

    def _said(self, column: str, value: Any) -> str:
        if value is None:
            return ""
        if column == "account_id":
            account = people.account(self.core.db, int(value))
            return account.name if account else ""
        if column == "kind":
            return {kind.value: words for kind, words in KIND_WORDS.items()}.get(str(value), str(value))
        if column == "voicemail_ok":
            return "yes" if value else "no"
        return str(value)

    # -- deeds ---------------------------------------------------------------------------------------------------------

    def merge(self, noun: Noun, one_id: int, other_id: int, *, take: Sequence[str] = ()) -> Changed:
        """Makes one of two: `one_id` is kept; of the columns in `take` the other's word. Both histories, promises, facts,
        deals and drafts are kept, and what either asked. Raises NotFound or Refused."""
        self._check(noun, one_id, other_id)
        core = self.core
        names = self._names(noun, one_id, other_id)
        with core.deed(f"{names[0]} and {names[1]} are one") as db:
            merging.merge(db, noun, kept_id=one_id, gone_id=other_id, at=core.now(), on=core.today(), take=take)
        name = self._names(noun, one_id, one_id)[0]
        return Changed(
            f"{name} is one now; “Take apart” makes two again",
            EVERYTHING,
            one_id if noun == "contact" else None,
            one_id,
        )

    def keep_apart(self, noun: Noun, one_id: int, other_id: int) -> Changed:
        """They are two; nobody asks again."""
        self._check(noun, one_id, other_id)
        core = self.core
        names = self._names(noun, one_id, other_id)
        with core.deed(f"{names[0]} and {names[1]} are two") as db:
            merging.keep_apart(db, noun, one_id, other_id, at=core.now())
        return Changed(f"{names[0]} and {names[1]} stay two", EVERYTHING)

    def merges_of(self, noun: Noun, row_id: int) -> tuple[MergeDone, ...]:
        """What became part of this record, the last first."""
        return merging.merges_of(self.core.db, noun, row_id)

    def take_apart(self, noun: Noun, merge_id: int) -> Changed:
        """Makes two of one again: each gets back what was theirs. Raises NotFound, or Refused while a call runs."""
        core = self.core
        done = merging.merge_done(core.db, noun, merge_id)
        if done is None:
            raise NotFound("That merge is not there any more.", "u may bring it back.")
        self._no_call(noun, done.kept_id)
        name = self._names(noun, done.kept_id, done.kept_id)[0]
        with core.deed(f"{name} and {done.gone_name} taken apart") as db:
            merging.take_apart(db, done, at=core.now())
        gone = done.gone_id if noun == "contact" else None
        return Changed(f"{name} and {done.gone_name} are two again", EVERYTHING, gone, done.gone_id)

    def companies(self, text: str, *, limit: int = 12) -> tuple[tuple[int, str], ...]:
        """(id, name) of the companies that hold these words, to choose from."""
        return people.accounts_named(self.core.db, text, limit=limit)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _check(self, noun: Noun, one_id: int, other_id: int) -> None:
        if one_id == other_id:
            raise Refused("That is one and the same already.", "Choose another one.")
        if doubles.still_there(self.core.db, noun, (one_id, other_id)) != {one_id, other_id}:
            raise NotFound("One of the two is not there any more.", "u may bring them back.")
        self._no_call(noun, other_id)

    def _no_call(self, noun: Noun, row_id: int) -> None:
        call = drafts.live_call(self.core.db)
        if noun == "contact" and call is not None and call.contact_id == row_id:
            raise Refused("You are on a call with them.", "End the call first.")

    def _names(self, noun: Noun, *ids: int) -> tuple[str, ...]:
        found = doubles.names(self.core.db, noun, ids)
        return tuple(found[i][0] for i in ids)


def _parts(contact: Contact | None) -> dict[str, str]:
    """What a person may have several of, in one line each."""
    return {
        "Numbers": ", ".join(phone.raw for phone in contact.phones) if contact else "",
        "E-mail": ", ".join(email.address for email in contact.emails) if contact else "",
        "Tags": ", ".join(contact.tags) if contact else "",
    }
