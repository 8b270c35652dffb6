"""A script of one's own: its title, and when it is offered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk import Changed, Desk
from salesdesk.desk.scripts import Purpose
from salesdesk.desk.shelf import Script
from salesdesk.domain.brief import Brief
from salesdesk.domain.modes import MODE_WORDS
from salesdesk.errors import NotUnderstood
from salesdesk.ui.lines import Line, text_line
from salesdesk.ui.sheets.form import Field, FormSheet

STEPS = "first, second, after an e-mail …; empty: any"
MODES = "prospecting, promise due, quiet …; empty: any"


class KeepScriptSheet(FormSheet[Changed]):
    """Answers the script that was kept; a title that is there already takes the new words."""

    kept_as = "form:keep_script"

    def __init__(self, desk: Desk, text: str, brief: Brief | None, purpose: Purpose = Purpose.VOICEMAIL) -> None:
        self.text, self.brief, self.purpose = text, brief, purpose
        super().__init__(desk, title="Keep as a script", fields=_fields("", "", "", ""))

    @property
    def first_field(self) -> str:
        return "title"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        return (text_line(" Their name, company, your name and number become fields again.", "muted"),)

    def save(self, values: Mapping[str, str]) -> Changed:
        return self.desk.scripts.shelf.keep(
            values["title"], self.text, brief=self.brief, purpose=self.purpose, step=values["step"],
            industry=values["industry"], mode=mode_of_words(values["mode"]),
        )  # fmt: skip


class RenameScriptSheet(FormSheet[Changed]):
    """Answers the script with its new title."""

    def __init__(self, desk: Desk, script: Script) -> None:
        self.script_id = script.id
        self.kept_as = f"form:script {script.id}"
        mode = (script.mode or "").replace("_", " ")
        fields = _fields(script.title, script.step or "", script.industry or "", mode)
        super().__init__(desk, title=f"Script   {script.title}", fields=fields)

    @property
    def first_field(self) -> str:
        return "title"

    def save(self, values: Mapping[str, str]) -> Changed:
        return self.desk.scripts.shelf.rename(
            self.script_id, title=values["title"], step=values["step"], industry=values["industry"],
            mode=mode_of_words(values["mode"]),
        )  # fmt: skip


def _fields(title: str, step: str, industry: str, mode: str) -> tuple[Field, ...]:
    return (
        Field("title", "Title", title, "Third try"),
        Field("step", "Step", step, STEPS),
        Field("industry", "Industry", industry, "freight; empty: any"),
        Field("mode", "Mode", mode, MODES),
    )


def mode_of_words(text: str) -> str:
    """The mode that the words begin; nothing for an empty field. Raises NotUnderstood for any other word."""
    wanted = text.strip().casefold().replace("_", " ")
    if not wanted:
        return ""
    found = [mode.value for mode, words in MODE_WORDS.items() if words.startswith(wanted)]
    if len(found) != 1:
        raise NotUnderstood(f"“{text.strip()}” is no mode.", f"One of: {', '.join(MODE_WORDS.values())}.")
    return found[0]
