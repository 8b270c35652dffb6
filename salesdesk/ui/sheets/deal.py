"""The forms of a deal: begun or edited, a milestone of theirs, a step earned, both next steps, whose ball, their pace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from salesdesk.desk import Changed, Desk
from salesdesk.desk.deals import DealPage, NewDeal
from salesdesk.domain.dates import Reading
from salesdesk.domain.deals import Deal, Milestone, Pace, Side
from salesdesk.domain.people import Contact
from salesdesk.errors import NotUnderstood
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.screens.lane_lines import money
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.when import reading_lines


class DealSheet(FormSheet[Changed]):
    """A new deal, with a person where one is in front; or the deal as it is."""

    def __init__(self, desk: Desk, *, contact: Contact | None = None, page: DealPage | None = None) -> None:
        self.deal = page.deal if page else None
        deal = self.deal
        people = ", ".join(one.name for one in page.people) if page else contact.name if contact else ""
        account = deal.account if deal else contact.account_name if contact else ""
        value = money(deal.value, deal.currency) if deal and deal.value is not None else ""
        closes = f"{deal.close_on:%Y-%m-%d}" if deal and deal.close_on else ""
        fields = (
            Field("title", "Deal", deal.title if deal else "", "what it is about: two-site freight rate"),
            Field("account", "Company", account, "as the person's, where it stays empty"),
            Field("people", "People", people, "names with a comma between them"),
            Field("value", "Value", value, "38,000 USD; may stay empty"),
            Field("closes", "Closes", closes, "any day, second to their dates; may stay empty"),
        )
        first = page.people[0].id if page and page.people else contact.id if contact else None
        super().__init__(desk, title="Edit the deal" if deal else "New deal", fields=fields, contact_id=first)
        self.kept_as = f"form:deal {deal.id}" if deal else "form:deal"

    @property
    def first_field(self) -> str:
        return "title"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        if not values["closes"].strip():
            return ()
        return reading_lines(self.desk, self.desk.agenda.read_when(values["closes"]), None, self.inner_width)

    def save(self, values: Mapping[str, str]) -> Changed:
        deals = self.desk.deals
        if self.deal is None:
            new = NewDeal(**{name: values[name] for name in ("title", "account", "people", "value", "closes")})
            front = self.contact_id if values["people"].strip() else None
            return deals.add(new, contact_id=front)
        before = {field.name: field.value for field in self.fields}
        return deals.edit(self.deal.id, **{name: said for name, said in values.items() if said != before[name]})


class MilestoneSheet(FormSheet[Changed]):
    """Something they set for themselves. Another day asks for their reason."""

    def __init__(self, desk: Desk, page: DealPage, milestone_id: int | None = None) -> None:
        self.deal = page.deal
        self.one: Milestone | None = next((m for m in page.deal.milestones if m.id == milestone_id), None)
        one = self.one
        tied = next((s.title for s in page.deal.steps if one and s.milestone_id == one.id), "")
        fields = (
            Field("words", "Their words", one.words if one else "", "compare three vendors"),
            Field("said_by", "Who said it", one.said_by if one else page.name_of),
            Field("said_on", "Said", f"{one.said_on:%Y-%m-%d}" if one and one.said_on else "", "today; or: last friday"),
            Field("wanted", "Wanted by", f"{one.wanted_on:%Y-%m-%d}" if one and one.wanted_on else "", "15 nov · end of q1"),
            *((Field("reason", "Why moved", "", "only with another day: their reason"),) if one else ()),
            Field("step", "My step", tied, "the step of mine that it belongs to: Proposal"),
        )  # fmt: skip
        contact_id = next(iter(page.deal.contact_ids), None)
        super().__init__(desk, title=f"Their milestone   {page.deal.title}", fields=fields, contact_id=contact_id)
        self.kept_as = f"form:milestone {page.deal.id}" + (f" {one.id}" if one else "")

    @property
    def first_field(self) -> str:
        return "wanted" if self.one else "words"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        phrase = values["wanted"].strip()
        return reading_lines(self.desk, self._when(phrase), None, self.inner_width) if phrase else ()

    def save(self, values: Mapping[str, str]) -> Changed:
        said_on = self.desk.deals.day_gone_by(values["said_on"]) if values["said_on"].strip() else None
        return self.desk.deals.milestone(
            self.deal.id, self.one.id if self.one else None, words=values["words"], said_by=values["said_by"],
            said_on=said_on, wanted_on=self._wanted(values["wanted"]), reason=values.get("reason", ""),
            step=values["step"],
        )  # fmt: skip

    def _when(self, phrase: str) -> Reading:
        return self.desk.agenda.read_when(phrase, self.contact_id)

    def _wanted(self, phrase: str) -> date | None:
        return self.desk.deals.any_day(phrase, self.contact_id) if phrase.strip() else None


class EarnSheet(FormSheet[Changed]):
    """A step is earned: one line of what they did or said; with tasks open, why it is finished without them."""

    def __init__(self, desk: Desk, deal: Deal, step_id: int) -> None:
        self.deal = deal
        self.step = next((s for s in deal.steps if s.id == step_id), None)
        step = self.step
        open_tasks = step.open_tasks if step else ()
        fields = [Field("evidence", "Evidence", step.evidence if step else "", "what did they do or say?")]
        if open_tasks:
            fields.append(Field("reason", "Without", step.reason if step else "", f"why without: {open_tasks[0].text}"))
        title = f"Earned: {step.title}" if step else "No step"
        self.kept_as = f"form:earn {deal.id} {step_id}"
        super().__init__(desk, title=title, fields=fields, contact_id=next(iter(deal.contact_ids), None))

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        tasks = self.step.open_tasks if self.step else ()
        if not tasks:
            return (text_line(" One line moves it on; nothing moves by itself.", "muted"),)
        row = Row().add(f" {len(tasks)} open: ", "stale")
        return (row.up_to(", ".join(task.text for task in tasks), self.inner_width, "muted").line(),)

    def save(self, values: Mapping[str, str]) -> Changed:
        step = self.step
        if step is None:
            raise NotUnderstood("This deal has no step in front.", "a adds one.")
        return self.desk.deals.steps.earn(
            self.deal.id, step.id, evidence=values["evidence"], reason=values.get("reason", "")
        )


class NextSheet(FormSheet[Changed]):
    """My next step and their next step: two fields, for theirs may be another one."""

    def __init__(self, desk: Desk, deal: Deal, *, theirs_first: bool = False) -> None:
        self.deal = deal
        self.theirs_first = theirs_first
        mine_on = f"{deal.my_next_on:%Y-%m-%d}" if deal.my_next_on else ""
        theirs_on = f"{deal.their_next_on:%Y-%m-%d}" if deal.their_next_on else ""
        fields = (
            Field("mine", "Mine", deal.my_next, "send the two-site price"),
            Field("mine_on", "By", mine_on, "fri · in 2 weeks; then it stands in the agenda"),
            Field("theirs", "Theirs", deal.their_next, "in their words: take it to the CFO"),
            Field("theirs_on", "By", theirs_on, "30 nov"),
        )
        super().__init__(desk, title=f"Next steps   {deal.title}", fields=fields,
                         contact_id=next(iter(deal.contact_ids), None))  # fmt: skip
        self.kept_as = f"form:next {deal.id}"

    @property
    def first_field(self) -> str:
        return "theirs" if self.theirs_first else "mine"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        lines: list[Line] = []
        for name, label in (("mine_on", "mine"), ("theirs_on", "theirs")):
            before = next(field.value for field in self.fields if field.name == name)
            phrase = values[name].strip()
            if phrase and phrase != before:
                lines.append(text_line(f" {label}", "muted"))
                lines += reading_lines(self.desk, self._when(phrase), None, self.inner_width)
        return tuple(lines)

    def save(self, values: Mapping[str, str]) -> Changed:
        def read(name: str) -> Reading | None:
            return self._when(values[name]) if values[name].strip() else None

        return self.desk.deals.next_steps(
            self.deal.id, mine=values["mine"], mine_on=read("mine_on"), theirs=values["theirs"],
            theirs_on=read("theirs_on"),
        )  # fmt: skip

    def _when(self, phrase: str) -> Reading:
        return self.desk.agenda.read_when(phrase, self.contact_id)


class BallSheet(FormSheet[Changed]):
    """Whose turn it is, and since when."""

    def __init__(self, desk: Desk, page: DealPage) -> None:
        self.deal = page.deal
        ball = page.deal.ball
        self.kept_as = f"form:ball {page.deal.id}"
        whom = ball.name + (f", {ball.role}" if ball.role else "")
        words = {Side.OURS: "us", Side.THEIRS: whom or "them", Side.DECIDER: f"{whom or 'decision maker'} (decides)"}
        fields = (
            Field("ball", "Ball with", words[ball.side], "us · them · Dana Ruiz · Priya Nair, CFO · CEO (decides)"),
            Field("since", "Since", "", "today; or: last tuesday · 2 nov"),
        )
        super().__init__(desk, title=f"Whose ball   {page.deal.title}", fields=fields,
                         contact_id=next(iter(page.deal.contact_ids), None))  # fmt: skip

    @property
    def first_field(self) -> str:
        return "ball"

    def save(self, values: Mapping[str, str]) -> Changed:
        return self.desk.deals.ball(self.deal.id, values["ball"], since=values["since"])


class PaceSheet(FormSheet[Changed]):
    """How fast they like to go, in their words."""

    kept_as = "form:pace"

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self.contact = contact
        fields = (
            Field("pace", "Their pace", contact.pace or "", "slow · normal · quick"),
            Field("words", "Their words", contact.pace_words or "", "we never decide before the quarter ends"),
        )
        super().__init__(desk, title=f"Their pace   {contact.name}", fields=fields, contact_id=contact.id)

    @property
    def first_field(self) -> str:
        return "pace"

    def save(self, values: Mapping[str, str]) -> Changed:
        pace = values["pace"].strip().casefold()
        if pace and pace not in set(Pace):
            raise NotUnderstood(f"“{values['pace'].strip()}” is no pace.", "slow, normal or quick; their words below.")
        return self.desk.people.edit(self.contact.id, pace=pace, pace_words=values["words"])
