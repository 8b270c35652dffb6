"""The firms of an import: found by name, domain or id, made where there is none, filled where they are blank."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.desk.intake_lines import LineReader, kept_pairs, kind_of, wishes_of
from salesdesk.desk.intake_plan import Plan
from salesdesk.domain.differences import Differing, field_words
from salesdesk.domain.matching import OWN, Becomes, Firm, page_of
from salesdesk.domain.matching_names import firm_key, folded, shares_a_word, shortened
from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.exchange.drafts import AccountDraft, ContactDraft
from salesdesk.store.intake import RECORD_PREFIX, KnownFirm, firms_lists, firms_told, waiting_for_firms

MANY = frozenset({"link", "tag", "Phone", "E-mail"})
"""Of these an account has as many as there are."""
FREE_MAIL = frozenset(
    ["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com",
     "aol.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "proton.me", "protonmail.com", "mail.ru", "qq.com"]
)  # fmt: skip
"""Domains that say nothing about a firm."""

Said = dict[int, set[tuple[str, str]]]
"""Account → (what, value); read at the first need, as most files name firms only."""


class FirmLines:
    """Lines about firms, and the firms that other lines name."""

    def __init__(self, plan: Plan, reader: LineReader) -> None:
        self._plan = plan
        self._reader = reader
        self._all_told: Said | None = None
        self._all_lists: Said | None = None
        self._waiting: dict[tuple[str, str], list[int]] | None = None

    def known(self, firm: Firm | None) -> int | None:
        """The account that a line means: by its id, its name, or its domain where the names have a word in common."""
        if firm is None:
            return None
        firms = self._plan.firms
        if firm.external and (found := firms.records.get(firm.external)) and self._alike(firm, found):
            return found
        if firm.key and (found := firms.keys.get(firm.key)):
            return found
        if firm.domain and firm.domain not in FREE_MAIL and (found := firms.domains.get(firm.domain)):
            return found if self._alike(firm, found) else None
        return None

    def whole(self, firm: Firm) -> Firm:
        """The firm with its name, where a line names it by its id only."""
        found = None if firm.name else self.known(firm)
        if found is None:
            return firm
        name = self._plan.firms.firms[found].name
        return replace(firm, name=name, key=firm_key(name))

    def of(self, firm: Firm | None) -> int | None:
        """The account that a line names, made where there is none; None where it names none."""
        if firm is None:
            return None
        found = self.known(firm)
        if found is None and not firm.name:
            return None
        if found is None:
            return self._make(firm, source=self._plan.source, fields=_named(firm))
        self._fill(self._plan.firms.firms[found], _named(firm))
        self._learn(found, firm)
        return found

    def line(self, draft: AccountDraft | ContactDraft) -> None:
        """A line about a firm: a company's card, or a row of a list of companies."""
        plan = self._plan
        firm = self._reader.firm(draft)
        if not firm.name:
            plan.tell(draft.line, Becomes.REJECTED, "A firm without a name.")
            return
        fields = self._fields(draft)
        found = self.known(firm)
        if found is None:
            made = self._make(firm, source=plan.source, fields=fields)
            self._lists(made, draft)
            plan.tell(draft.line, Becomes.NEW, f"{shortened(firm.name)}: a company without a person.")
            return
        filled, differing = self._fill(plan.firms.firms[found], fields, tell=True)
        self._learn(found, firm)
        listed, aside = self._lists(found, draft)
        added = [*map(field_words, filled), *listed]
        fate = Becomes.UPDATED if added or differing else Becomes.DUPLICATE
        said = f" Added: {', '.join(dict.fromkeys(added))}." if added else ""
        said += f" Differs, yours kept: {', '.join([*differing, *aside])}." if differing or aside else ""
        plan.tell(draft.line, fate, f"{shortened(firm.name)} is here already.{said or ' Nothing new.'}")

    def _alike(self, firm: Firm, account_id: int) -> bool:
        return not firm.name or shares_a_word(firm.name, self._plan.firms.firms[account_id].name)

    def _make(self, firm: Firm, *, source: str, fields: dict[str, str]) -> int:
        system, id = firm.external or (source, None)
        plan = self._plan
        made = plan.batch.add(
            "account", name=firm.name, name_key=folded(firm.name), source=system, external_id=id, created_at=plan.at,
            **fields,
        )  # fmt: skip
        plan.firms.firms[made] = KnownFirm(made, firm.name, fields)
        plan.firms.keys.setdefault(firm.key or firm_key(firm.name), made)
        self._learn(made, firm, written=True)
        return made

    def _learn(self, account_id: int, firm: Firm, *, written: bool = False) -> None:
        """A further id or domain of an account, so that other lines and files find it."""
        firms = self._plan.firms
        if firm.domain and firm.domain not in FREE_MAIL:
            firms.domains.setdefault(firm.domain, account_id)
        if firm.external is None or firm.external in firms.records:
            return
        firms.records[firm.external] = account_id
        self._join(account_id, firm.external)
        system, id = firm.external
        if not written and (system, id) != (OWN, str(account_id)):  # its own number is no news
            self._plan.batch.add("field_kept", account_id=account_id, name=RECORD_PREFIX + system, value=id)

    def _join(self, account_id: int, record: tuple[str, str]) -> None:
        """People who came in with the id of a company that had not: now they belong to it."""
        if self._waiting is None:
            self._waiting = waiting_for_firms(self._plan.db)
        for contact_id in self._waiting.pop(record, ()):
            self._plan.batch.change("contact", contact_id, account_id=account_id)

    def _fill(self, known: KnownFirm, fields: dict[str, str], *, tell: bool = False) -> tuple[list[str], list[str]]:
        """Fills what is blank: (columns filled, what differs in words). Ours is never overwritten."""
        blank = {column: value for column, value in fields.items() if not known.fields.get(column)}
        if blank:
            self._plan.batch.change("account", known.id, **blank)
            known.fields |= blank
        differing = [
            Differing(column, known.fields[column], value)
            for column, value in fields.items()
            if tell and folded(known.fields[column]) != folded(value) and not self.told(known.id, column, value)
        ]
        for d in differing:
            self._plan.batch.add(
                "field_change", account_id=known.id, at=self._plan.at, field=d.field, old=d.ours, new=d.theirs,
                source=self._plan.file,
            )  # fmt: skip
        return list(blank), [f"{field_words(d.field)} “{shortened(d.theirs)}”" for d in differing]

    def told(self, account_id: int, column: str, value: str) -> bool:
        """Whether an account's timeline tells already that a field is said to be this; from now on it does."""
        if self._all_told is None:
            self._all_told = firms_told(self._plan.db)
        told = self._all_told.setdefault(account_id, set())
        said = (column, folded(value))
        there = said in told
        told.add(said)
        return there

    def _fields(self, draft: AccountDraft | ContactDraft) -> dict[str, str]:
        firm = self._reader.firm(draft)
        phone = next((number.raw for number in map(self._reader.number, draft.phones) if number.raw), "")
        said = {
            "domain": firm.domain, "industry": firm.industry, "city": draft.city, "region": draft.region,
            "country": draft.country, "phone": phone, "kind": kind_of(draft.kind_hint) or "",
            "website": next((link.url for link in draft.links), ""), "notes": draft.notes,
        }  # fmt: skip
        return {column: kept for column, value in said.items() if (kept := clean_lines(str(value)).strip())}

    def _kept(self, draft: AccountDraft | ContactDraft) -> tuple[tuple[str, str], ...]:
        hint = "" if kind_of(draft.kind_hint) else draft.kind_hint
        created = draft.created_on.isoformat() if draft.created_on else ""
        return kept_pairs((
            ("Street", draft.street), ("Postal code", draft.postal_code), ("Kind", hint), ("Owner", draft.owner),
            ("Source", draft.lead_source), ("Created on", created),
            *(("Phone", phone.text) for phone in draft.phones[1:]),
            *(("E-mail", email.address) for email in draft.emails), *draft.extra,
        ))  # fmt: skip

    def _known_of(self, account_id: int) -> set[tuple[str, str]]:
        """(what, value) of an account's links, tags and kept fields, with those of this file."""
        if self._all_lists is None:
            self._all_lists = firms_lists(self._plan.db)
        return self._all_lists.setdefault(account_id, set())

    def _lists(self, account_id: int, draft: AccountDraft | ContactDraft) -> tuple[list[str], list[str]]:
        """Links, tags, kept fields and wishes that an account has not: (what was added, what differs), in words."""
        known = self._known_of(account_id)
        said = [("link", page_of(url).key, url) for url in map(clean_line, (link.url for link in draft.links)) if url]
        said += [("tag", folded(tag), tag) for tag in map(clean_line, draft.tags) if tag]
        said += [(header, folded(value), value) for header, value in self._kept(draft)]
        headers = {what for what, _ in known}
        added: list[str] = []
        differing: list[str] = []
        for what, key, value in said:
            if (what, key) in known:
                continue
            if what in headers and what not in MANY:
                differing.append(f"{what} “{shortened(value)}”")
                continue
            known.add((what, key))
            added.append(what)
            self._add_to_list(account_id, what, value)
        self._wish(draft)
        return added, differing

    def _add_to_list(self, account_id: int, what: str, value: str) -> None:
        batch = self._plan.batch
        if what == "link":
            batch.add("link", account_id=account_id, label="", url=value, position=0)
        elif what == "tag":
            batch.add("tag", account_id=account_id, name=value)
        else:
            batch.add("field_kept", account_id=account_id, name=what, value=value)

    def _wish(self, draft: AccountDraft | ContactDraft) -> None:
        """A firm that wants no contact: its numbers and addresses carry the wish, whoever they are added to."""
        plan = self._plan
        identities = [n.e164 for n in map(self._reader.number, draft.phones) if n.e164]
        identities += [clean_line(email.address).casefold() for email in draft.emails]
        words = clean_line(draft.do_not_contact_words) or f"from {plan.file}"
        for channel in wishes_of(draft.do_not_contact):
            for identity in identities:
                if not any(wish.channel in (channel, "all") for wish in plan.wishes.get(identity, ())):
                    plan.wish(identity, channel, words)


def _named(firm: Firm) -> dict[str, str]:
    """What a line about somebody says of their firm."""
    said = {"industry": firm.industry, "domain": firm.domain if firm.domain not in FREE_MAIL else ""}
    return {column: value for column, value in said.items() if value}
