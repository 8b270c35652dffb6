"""Who sits at the desk: name, firm and number, as they are said on a voicemail."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.desk import Desk
from salesdesk.ui.sheets.form import Field, FormSheet

SETTINGS = {"name": "rep_name", "firm": "rep_firm", "number": "rep_number"}


class MeSheet(FormSheet[bool]):
    """Answers True when it was saved."""

    kept_as = "form:me"

    def __init__(self, desk: Desk) -> None:
        rep = desk.core.rep()
        fields = (
            Field("name", "Your name", rep.name, "Sam Lee"),
            Field("firm", "Your firm", rep.firm, "Brightline"),
            Field("number", "Your number", rep.number, "+1 503 555 0199"),
            Field(
                "country",
                "Your country",
                desk.core.workdays.country or "",
                f"{desk.core.region or 'US'}; empty: no holidays",
            ),
        )
        super().__init__(desk, title="About you   said in your scripts, kept on this computer", fields=fields)

    def save(self, values: Mapping[str, str]) -> bool:
        self.desk.live_in(values["country"])
        for name, key in SETTINGS.items():
            self.desk.set(key, values[name].strip())
        return True
