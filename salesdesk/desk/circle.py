"""The people's map: who points to whom, the part each has in the decision; "not me, speak to …" makes the next person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.desk.core import EVERYTHING, Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.desk.people import NewContact, PeopleDrawer
from salesdesk.domain.people import Contact
from salesdesk.domain.research import ROLE_WORDS, DecisionRole
from salesdesk.domain.text import clean_line
from salesdesk.errors import NotUnderstood
from salesdesk.store import people, research, research_prep

CIRCLE_PARTS = frozenset({Part.RESEARCH, Part.PEOPLE})


@dataclass(frozen=True, slots=True)
class Node:
    """One person of the map, as deep as they stand under who named them."""

    contact_id: int
    name: str
    title: str
    role: DecisionRole | None
    depth: int
    said: str = ""
    """How they came in: "referred 5 Oct: “not me, speak to …”"."""
    here: bool = False


@repeatable
class CircleDrawer:
    """Who is around one contact, one method a deed."""

    def __init__(self, core: Core, drawer: PeopleDrawer) -> None:
        self._core = core
        self._people = drawer

    def map_of(self, contact_id: int) -> tuple[Node, ...]:
        """Everybody tied to the contact: who pointed to whom, then the rest of the company. Circles are cut."""
        contact = self._people.get(contact_id)
        root = self._first(contact_id)
        nodes: list[Node] = []
        self._walk(root, "", 0, contact_id, nodes)
        seen = {node.contact_id for node in nodes}
        if contact.account:
            others = research_prep.people_at(self._core.db, contact.account.id)
            nodes += [self._node(other, 0, "", contact_id) for other in others if other not in seen]
        return tuple(nodes)

    def set_role(self, contact_id: int, role: DecisionRole) -> Changed:
        """The part a person has in the decision."""
        contact = self._people.get(contact_id)
        with self._core.deed(f"{contact.name} {ROLE_WORDS[role]}") as db:
            people.change_contact(db, contact_id, decision_role=role)
        return Changed(f"{contact.name}: {ROLE_WORDS[role]}", CIRCLE_PARTS, contact_id, contact_id)

    def point(self, from_id: int, to_id: int, *, kind: str = "points to", words: str = "") -> Changed:
        """They named somebody who is here already."""
        if from_id == to_id:
            raise NotUnderstood("Nobody points to themselves.", "Name somebody else.")
        core, name = self._core, self._people.get(to_id).name
        with core.deed(f"points to {name}") as db:
            research.add_pointer(db, from_id, to_id, kind=kind, said_on=core.today(), words=clean_line(words) or None)
        return Changed(f"Points to {name}", CIRCLE_PARTS, to_id, to_id)

    def reroute(self, contact_id: int, name: str, *, title: str = "", words: str = "") -> Changed:
        """ "Not me, speak to …": that person is made or found, linked to who said it, and what was known of the
        business goes along as *assumed*. Raises NotUnderstood for no name."""
        contact, core = self._people.get(contact_id), self._core
        wanted = clean_line(name)
        if not wanted:
            raise NotUnderstood("Whom did they name?", "A name is enough.")
        known = self._people.colleague(contact, wanted)
        if known == contact_id:
            raise NotUnderstood("Nobody points to themselves.", "Name somebody else.")
        with core.deed(f"{contact.name} points to {wanted}") as db:
            made = known
            if made is None:
                new = NewContact(wanted, account=contact.account_name, title=clean_line(title), kind=contact.kind)
                made = self._people.add(new).contact_id or 0
            research.add_pointer(
                db, contact_id, made, kind="referred", said_on=core.today(), words=clean_line(words) or None
            )
            if known is None:
                research.copy_facts(db, contact_id, made, at=core.stamp())
        return Changed(f"{contact.name} points to {wanted}", EVERYTHING, made, made)

    def _first(self, contact_id: int) -> int:
        """Up the line of who named whom, to where it began."""
        seen, at = {contact_id}, contact_id
        while True:
            above = [
                p.from_id for p in research.pointers_of(self._core.db, at) if p.to_id == at and p.from_id not in seen
            ]
            if not above or len(seen) > 20:
                return at
            at = above[0]
            seen.add(at)

    def _walk(self, at: int, said: str, depth: int, here: int, nodes: list[Node]) -> None:
        if len(nodes) >= 60 or any(node.contact_id == at for node in nodes):
            return
        nodes.append(self._node(at, depth, said, here))
        for pointer in reversed(research.pointers_of(self._core.db, at)):
            if pointer.from_id == at:
                words = f": “{pointer.words}”" if pointer.words else ""
                on = date.fromisoformat(pointer.said_on)
                self._walk(pointer.to_id, f"{pointer.kind} {on.day} {on:%b}{words}", depth + 1, here, nodes)

    def _node(self, contact_id: int, depth: int, said: str, here: int) -> Node:
        contact: Contact = self._people.get(contact_id)
        roles = {role.value: role for role in DecisionRole}
        role = roles.get(contact.decision_role or "")
        return Node(contact_id, contact.name, contact.title or "", role, depth, said, contact_id == here)
