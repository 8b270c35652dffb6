"""The shelf: what a text can be started from, the rep's own scripts on it, and which draft grew from which script."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.drafting import composed, day_words, hooks_of, industry_of, values_of
from salesdesk.desk.line import repeatable
from salesdesk.domain.brief import Brief
from salesdesk.domain.text import clean_line, fold
from salesdesk.domain.voicemail import TEMPLATES, Filled, fill
from salesdesk.domain.voicemail.drafts import Template
from salesdesk.domain.voicemail.letters import LETTERS, Purpose
from salesdesk.domain.voicemail.shelving import SUGGESTED_FROM, Moment, generalised, grew_from, suits
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import scripts, settings
from salesdesk.store.scripts import Script as Script  # the screen has it from here
from salesdesk.store.scripts import Version

SHELF_PARTS = frozenset({Part.SCRIPTS})
BLANK = "blank"
RENEWAL_DAYS = 90
_VERSIONS_READ, _VERSIONS_SHOWN = 40, 5


@dataclass(frozen=True, slots=True)
class Shelved:
    """One script to start from."""

    key: str
    title: str
    about: str
    body: str
    """With its merge fields."""
    score: int = 0

    @property
    def suggested(self) -> bool:
        """Whether it suits this person now."""
        return self.score >= SUGGESTED_FROM

    @property
    def own(self) -> int | None:
        """The number of a script of the rep's own."""
        kind, _, number = self.key.partition(":")
        return int(number) if kind == "own" else None


@repeatable
class Shelf:
    """The script library and the ways to begin. Nothing here is ever sent."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def offers(self, brief: Brief | None, purpose: Purpose = Purpose.VOICEMAIL) -> tuple[Shelved, ...]:
        """From the record, then what suits their step, industry and mode, what was left before, the rest, a blank."""
        moment = self.moment(brief)
        library = sorted(self._library(moment, purpose), key=lambda one: -one.score)
        first = self._from_record(brief) if brief is not None and purpose is Purpose.VOICEMAIL else []
        suggested = [one for one in library if one.suggested]
        before = self._versions(brief, purpose) if brief is not None else []
        rest = [one for one in library if not one.suggested]
        return (*first, *suggested, *before, *rest, Shelved(BLANK, "Blank", "your own words", ""))

    def moment(self, brief: Brief | None) -> Moment:
        """Where things stand with them, as far as the choice of a script depends on it."""
        if brief is None:
            return Moment()
        standing, today = brief.standing, brief.today
        away = brief.contact.out_of_office
        ahead = [(d.on - today).days for d in brief.dates if d.on and "renew" in fold(d.what)]
        return Moment(
            mode=brief.mode.value, tries=standing.tries, industry=industry_of(brief),
            mail_sent=scripts.last_mail(self._core.db, brief.contact.id) is not None,
            promise_passed=bool(standing.their_promise_on and standing.their_promise_on < today),
            was_away=bool(away and 0 <= (today - away.until_on).days <= 14),
            renewal_near=any(0 <= days <= RENEWAL_DAYS for days in ahead),
            referred=any(not point.by_them for point in brief.points),
        )  # fmt: skip

    def filled(self, body: str, brief: Brief | None) -> Filled:
        """A script with its fields filled; what is missing stays in the text and is named."""
        return fill(body, values_of(self._core, brief) if brief else {})

    # -- the rep's own ------------------------------------------------------------------------------------------------

    def get(self, script_id: int) -> Script:
        """Raises NotFound."""
        found = scripts.script(self._core.db, script_id)
        if found is None:
            raise NotFound("That script is not there any more.", "u may bring it back.")
        return found

    def keep(
        self, title: str, body: str, *, brief: Brief | None = None, purpose: Purpose = Purpose.VOICEMAIL,
        step: str = "", industry: str = "", mode: str = "",
    ) -> Changed:  # fmt: skip
        """A text as a script; one person's words become fields again, the same title is written over.

        Raises NotUnderstood for no title or no words.
        """
        named = clean_line(title)
        if not named or not body.strip():
            raise NotUnderstood("A script needs a title and words.", "Type a title.")
        general = generalised(body, values_of(self._core, brief)) if brief is not None else body
        values = {"step": clean_line(step) or None, "industry": clean_line(industry) or None, "mode": mode or None}
        same = next((s for s in scripts.library(self._core.db, purpose) if fold(s.title) == fold(named)), None)
        with self._core.deed(f"script “{named}”") as db:
            if same is not None:
                scripts.change(db, same.id, body=general.strip(), **values)
                row = same.id
            else:
                row = scripts.add(
                    db, at=self._core.stamp(), title=named, body=general.strip(), purpose=purpose, **values
                )
        said = "has these words now" if same else "is in the library"
        return Changed(f"“{named}” {said}", SHELF_PARTS, None, row)

    def rename(self, script_id: int, *, title: str, step: str = "", industry: str = "", mode: str = "") -> Changed:
        """Another title, or when it is offered. Raises NotUnderstood, NotFound."""
        named = clean_line(title)
        if not named:
            raise NotUnderstood("A script needs a title.", "Type a few words.")
        self.get(script_id)
        with self._core.deed(f"script “{named}”") as db:
            scripts.change(
                db, script_id, title=named, step=clean_line(step) or None, industry=clean_line(industry) or None,
                mode=mode or None,
            )  # fmt: skip
        return Changed(f"“{named}” kept", SHELF_PARTS, None, script_id)

    def drop(self, script_id: int) -> Changed:
        """To the trash; undo brings it back. Raises NotFound."""
        title = self.get(script_id).title
        with self._core.deed(f"script “{title}” to the trash") as db:
            scripts.trash(db, script_id, at=self._core.stamp())
        return Changed(f"“{title}” is in the trash", SHELF_PARTS, None, script_id)

    # -- which draft grew from which script ---------------------------------------------------------------------------

    def begun(self, contact_id: int, key: str, purpose: Purpose = Purpose.VOICEMAIL) -> None:
        """Remembers from what the draft of a contact was started, until it is left or sent."""
        with self._core.store.beside() as db:
            settings.keep(db, _origin_key(contact_id, purpose), key if key.partition(":")[1] else "")

    def grown_from(self, contact_id: int, text: str, purpose: Purpose = Purpose.VOICEMAIL) -> int | None:
        """The library script that a text still is a form of; a starter becomes one of the rep's own by being used.

        Inside the deed that leaves or sends it.
        """
        db = self._core.db
        kind, _, which = (settings.of(db, _origin_key(contact_id, purpose)) or "").partition(":")
        if kind == "version":
            before = scripts.versions(db, contact_id, purpose, limit=_VERSIONS_READ)
            kind, which = "own", str(next((one.script_id for one in before if str(one.id) == which), None))
        if kind == "own" and which.isdecimal():
            found = scripts.script(db, int(which))
            return found.id if found and grew_from(found.body, text) else None
        starter = next((s for s in starters(purpose) if kind == "starter" and s.id == which), None)
        if starter is None or not grew_from(starter.body, text):
            return None
        same = next((s for s in scripts.library(db, purpose) if fold(s.title) == fold(starter.title)), None)
        if same is not None:
            return same.id
        return scripts.add(
            db, at=self._core.stamp(), title=starter.title, body=starter.body, purpose=purpose,
            step=starter.step or None, mode=starter.mode or None,
        )  # fmt: skip

    # -- parts --------------------------------------------------------------------------------------------------------

    def _from_record(self, brief: Brief) -> list[Shelved]:
        hooks = hooks_of(self._core, brief)
        found = [Shelved(hook.key, hook.title, hook.about, composed(self._core, brief, hook)) for hook in hooks]
        return found or [
            Shelved("record", "From what you know", "filled from the record", composed(self._core, brief, None))
        ]

    def _versions(self, brief: Brief, purpose: Purpose) -> list[Shelved]:
        """What they were left or sent, each wording once with its counts, the last first."""
        wordings: dict[str, list[Version]] = {}
        for version in scripts.versions(self._core.db, brief.contact.id, purpose, limit=_VERSIONS_READ):
            wordings.setdefault(fold(version.text), []).append(version)
        return [self._wording(same, purpose) for same in wordings.values()][:_VERSIONS_SHOWN]

    def _wording(self, same: list[Version], purpose: Purpose) -> Shelved:
        """One wording: when it was used last, how often, how often they were heard from after it."""
        version, answered = same[0], sum(one.answered for one in same)
        on = self._core.day_of(version.made_at)
        left = "left" if purpose is Purpose.VOICEMAIL else "sent"
        counts = f"used {len(same)}, answered {answered}"
        said = " · ".join(
            (f"{left} {day_words(self._core, on)}", counts, *([f"“{version.title}”"] if version.title else []))
        )
        return Shelved(f"version:{version.id}", f"Version {version.number}", said, version.text)

    def _library(self, moment: Moment, purpose: Purpose) -> list[Shelved]:
        counts = scripts.uses(self._core.db)
        own = scripts.library(self._core.db, purpose)
        taken = {fold(script.title) for script in own}
        found = []
        for script in own:
            used, answered = counts.get(script.id, (0, 0))
            words = [script.step, script.industry, (script.mode or "").replace("_", " ")]
            said = " · ".join((*(w for w in words if w), f"used {used}, answered {answered}"))
            score = suits(moment, step=script.step or "", industry=script.industry or "", mode=script.mode or "")
            found.append(Shelved(f"own:{script.id}", script.title, said, script.body, score))
        for starter in starters(purpose):
            if fold(starter.title) not in taken:
                score = suits(moment, step=starter.step, mode=starter.mode)
                said = " · ".join(w for w in (starter.step, starter.mode) if w)
                found.append(Shelved(f"starter:{starter.id}", starter.title, said, starter.body, score))
        return found


def starters(purpose: Purpose) -> tuple[Template, ...]:
    """The scripts that every desk has."""
    return TEMPLATES if purpose is Purpose.VOICEMAIL else LETTERS[purpose]


def _origin_key(contact_id: int, purpose: Purpose) -> str:
    return f"begun:{purpose}:{contact_id}"
