"""The drawer of what is typed and said: drafts kept as they are typed, voicemail scripts, critique, practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.domain.brief import Brief
from salesdesk.domain.followup import PromiseState, Side
from salesdesk.domain.research import is_stale
from salesdesk.domain.voicemail import (
    TEMPLATES,
    Caller,
    Critique,
    Filled,
    Listener,
    Slots,
    compose,
    critique,
    fill,
    learn_pace,
)
from salesdesk.errors import NotUnderstood
from salesdesk.store import drafts, scripts
from salesdesk.store.drafts import Draft

VOICEMAIL = "voicemail"
SCRIPT_PARTS = frozenset({Part.SCRIPTS})
RECOVERY = (
    "Excuse me, my coffee has not arrived yet. Once more:",
    "That came out backwards. What I meant is this:",
    "It is late in the day, as you can hear. In one sentence:",
)
"""Lines for a stumble, until the rep adds their own (P66)."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save of a draft gives back."""

    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Shelved:
    """One script to start from."""

    key: str
    title: str
    about: str
    body: str
    """With its merge fields."""


class ScriptsDrawer:
    """Texts per contact and the script library. Nothing here is ever sent."""

    def __init__(self, core: Core) -> None:
        self._core = core

    # -- drafts -------------------------------------------------------------------------------------------------------

    def draft(self, contact_id: int | None, kind: str) -> Draft | None:
        """The text as it was last typed for this contact (None: for nobody)."""
        return drafts.draft(self._core.db, contact_id, kind)

    def save(self, contact_id: int | None, kind: str, text: str, *, caret: int = 0) -> Saved:
        """Keeps the text, outside undo; what a stroke made much shorter is kept beside it."""
        now = self._core.now()
        with self._core.store.beside() as db:
            if not text and drafts.draft(db, contact_id, kind) is None:
                return Saved(0, now)
            version = drafts.save_draft(db, contact_id, kind, text, caret=caret, at=now)
        return Saved(version, now)

    def longer_forms(self, contact_id: int | None, kind: str) -> tuple[tuple[str, str], ...]:
        """(kept at, text) of what was there before a stroke made it shorter, newest first."""
        return drafts.longer_forms(self._core.db, contact_id, kind)

    # -- the voicemail script -----------------------------------------------------------------------------------------

    def critique(self, text: str, brief: Brief | None) -> Critique:
        """Length and the checks, for this listener; without one the e-mail reference is asked for."""
        rep = self._core.rep()
        caller = Caller(rep.called or rep.name, rep.firm, rep.number)
        return critique(text, caller=caller, listener=self.listener(brief), pace=rep.pace_wpm)

    def listener(self, brief: Brief | None) -> Listener:
        """Whom a message is for, as the critique needs it."""
        if brief is None:
            return Listener()
        contact = brief.contact
        return Listener(
            first_name=contact.called,
            name=contact.name,
            title=contact.title or "",
            account=contact.account_name,
            industry=(contact.account.industry if contact.account else None) or "",
            facts=tuple(fact.text for fact in brief.facts[:12]),
            their_dates=tuple(entry.what for entry in brief.dates),
            mail_sent=scripts.last_mail(self._core.db, contact.id) is not None,
        )

    def values(self, brief: Brief) -> dict[str, str]:
        """What the merge fields say for this contact; a field without a value is left out."""
        core, contact, rep = self._core, brief.contact, self._core.rep()
        mail = scripts.last_mail(core.db, contact.id)
        promise = next((p for p in brief.promises if p.state is PromiseState.OPEN and p.side is Side.OURS), None)
        fresh = next((f for f in brief.facts if not is_stale(f, today=brief.today)), None)
        industry = (contact.account.industry if contact.account else None) or ""
        away = contact.out_of_office
        found = {
            "first_name": contact.first_name or "",
            "name": contact.name,
            "title": contact.title or "",
            "account": contact.account_name,
            "industry": industry,
            "my_name": rep.called,
            "my_firm": rep.firm,
            "my_number": rep.number,
            "proof_line": scripts.proof_line(core.db, industry),
            "last_mail": mail.subject if mail else "",
            "last_mail_day": self._day(mail.on) if mail else "",
            "agreed_day": self._day(brief.follow_up.due_on) if brief.follow_up and brief.follow_up.agreed else "",
            "their_date": brief.dates[0].what if brief.dates else "",
            "out_of_office": (away.words or f"until {self._day(away.until_on)}") if away else "",
            "fact": fresh.text if fresh else "",
            "promise": promise.what if promise else "",
            "last_talk": self._day(brief.last_talk.happened_on) if brief.last_talk else "",
            "referrer": next((p.name for p in brief.points if not p.by_them), ""),
            "next_call": self._next_call(),
        }
        return {name: words for name, words in found.items() if words}

    def first_draft(self, brief: Brief) -> str:
        """A draft from the record: who, for whom, benefit, e-mail, next call, way out; gaps stay named."""
        values = self.values(brief)
        mail = scripts.last_mail(self._core.db, brief.contact.id)
        industry = values.get("industry", "")
        slots = Slots(
            first_name=values.get("first_name", ""), my_name=values.get("my_name", ""), my_firm=values.get("my_firm", ""),
            my_number=values.get("my_number", ""), for_whom=f"people in {industry}" if industry else "",
            last_mail=(mail.subject or "") if mail else None, last_mail_day=values.get("last_mail_day", ""),
            next_call=values.get("next_call", ""), hook=self._hook(brief, values),
            gain=f"For you that means: {brief.for_them}" if brief.for_them else "",
        )  # fmt: skip
        return compose(slots)

    def shelf(self, brief: Brief | None) -> tuple[Shelved, ...]:
        """What a message can be started from: the record, this contact's own versions, the rep's scripts, the starters."""
        found: list[Shelved] = []
        if brief is not None:
            found.append(Shelved("record", "From what you know", "filled from the record", self.first_draft(brief)))
            for version in scripts.versions(self._core.db, brief.contact.id):
                said = f"left {self._day(version.made_on)}" + (", answered" if version.answered else "")
                found.append(Shelved(f"version:{version.id}", f"Version {version.number}", said, version.text))
        for own in scripts.library(self._core.db):
            used = scripts.uses(self._core.db, own.id)
            found.append(Shelved(f"own:{own.id}", own.title, f"used {used[0]}, answered {used[1]}", own.body))
        for starter in TEMPLATES:
            found.append(Shelved(f"starter:{starter.id}", starter.title, starter.step, starter.body))
        return tuple(found)

    def filled(self, body: str, brief: Brief | None) -> Filled:
        """A script with its fields filled; what is missing stays in the text and is named."""
        return fill(body, self.values(brief) if brief else {})

    def keep_script(self, title: str, body: str) -> Changed:
        """A script of the rep's own, for the library. Raises NotUnderstood for no title or no words."""
        if not title.strip() or not body.strip():
            raise NotUnderstood("A script needs a title and words.", "Type a title.")
        with self._core.deed(f"script “{title.strip()}”") as db:
            row = scripts.add(db, title=title.strip(), body=body, at=self._core.stamp())
        return Changed(f"“{title.strip()}” is in the library", SCRIPT_PARTS, None, row)

    def drop_script(self, script_id: int) -> Changed:
        with self._core.deed("script to the trash") as db:
            scripts.trash(db, script_id, at=self._core.stamp())
        return Changed("The script is in the trash", SCRIPT_PARTS, None, script_id)

    # -- practice -----------------------------------------------------------------------------------------------------

    def practise(
        self, contact_id: int | None, *, words: int, seconds: float, score: int | None = None, note: str = "",
        friend_says: str = "", own_words: bool = False, mean_it: bool = False,
    ) -> Changed:  # fmt: skip
        """Logs one reading aloud; the pace learns from it (a running mean that outliers do not move)."""
        core = self._core
        with core.deed("practice") as db:
            row = scripts.add_practice(
                db, contact_id=contact_id, at=core.now(), words=words, seconds=seconds, score=score, note=note or None,
                friend_says=friend_says or None, own_words=own_words, mean_it=mean_it,
            )  # fmt: skip
        pace = learn_pace(scripts.paces(core.db))
        if pace is not None:
            with core.store.beside() as db:
                drafts.set_setting(db, "pace_wpm", str(pace))
        said = f"{seconds:.0f} s" + (f", your pace is {pace} words a minute" if pace else "")
        return Changed(said, SCRIPT_PARTS, contact_id, row)

    def practice_count(self) -> int:
        """How often a script was read aloud."""
        return len(scripts.paces(self._core.db))

    def recovery_lines(self) -> tuple[str, ...]:
        """Lines for a stumble: the rep's own, then ours."""
        return (*scripts.recovery_lines(self._core.db), *RECOVERY)

    def add_recovery_line(self, text: str) -> Changed:
        if not text.strip():
            raise NotUnderstood("The line is empty.", "Type what you would say.")
        with self._core.deed("recovery line") as db:
            row = scripts.add_recovery_line(db, text.strip())
        return Changed("Line kept", SCRIPT_PARTS, None, row)

    # -- words --------------------------------------------------------------------------------------------------------

    def _hook(self, brief: Brief, values: dict[str, str]) -> str:
        """The sentence that is about them: what was promised, an absence that is over, a fact."""
        away = brief.contact.out_of_office
        if away and 0 <= (brief.today - away.until_on).days <= 14:
            return "You were out when I wrote last, so this is for your first days back"
        if "promise" in values:
            return f"I promised you this: {values['promise'][0].lower()}{values['promise'][1:]}"
        return f"I read this about you: {values['fact']}" if "fact" in values else ""

    def _next_call(self) -> str:
        """Two business days on, as it is said: "Thursday morning"."""
        core = self._core
        return f"{core.workdays.add(core.today(), 2):%A} morning"

    def _day(self, day: date) -> str:
        """A day as it is said on the phone: "on Tuesday", "on 2 September"."""
        days = (self._core.today() - day).days
        return f"on {day:%A}" if -6 <= days <= 6 and days else "today" if not days else f"on {day.day} {day:%B}"
