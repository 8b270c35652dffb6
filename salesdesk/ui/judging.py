"""The critique of the script as it is typed: soon after a rest, in a thread where the text is long, never before a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from salesdesk.ui.seat import Seat
from salesdesk.ui.widgets.meter import MeterBar, meter_lines, offer_line
from salesdesk.ui.widgets.script import ScriptArea

if TYPE_CHECKING:
    from salesdesk.desk.scripts import Judge
    from salesdesk.domain.voicemail import Critique
    from salesdesk.ui.layout import DeskLayout

JUDGE_AFTER = 0.1
"""Seconds after a key at which a message is judged; the key itself never waits for it."""
REST = 0.5
"""Seconds without a key after which a long text is judged, in a thread."""
LONG = 2_000
"""Characters: some 350 words, five times a message; the critique of more takes longer than a key may."""


class Judging(Seat):
    """The meter, the underlines, the fields on offer."""

    judged: Critique | None = None
    """What the critique found in the script."""
    _judging: Timer | None = None
    _asked: tuple[str, Judge] | None = None
    """The text and the judge that `judged` is about, or that a thread is at."""
    if TYPE_CHECKING:
        _placed: DeskLayout

    def script(self) -> ScriptArea:
        return self.query_one("#voicemail", ScriptArea)

    def judge_soon(self) -> None:
        """After a change of the text."""
        long = self.script().document.end[0] > 200 or len(self.script().text) > LONG
        if self._judging is not None and long:
            self._judging.stop()
            self._judging = None
        if self._judging is None:
            self._judging = self.set_timer(REST if long else JUDGE_AFTER, self._draw_meter)

    def _draw_meter(self) -> None:
        """Length and critique of the script as it stands, and the underlines in it."""
        if self._judging is not None:
            self._judging.stop()
            self._judging = None
        text, judge = self.script().text, self.desk.scripts.judge(self.brief)
        if self._asked == (text, judge):
            self._show_meter()
            return
        self._asked = (text, judge)
        if len(text) > LONG:
            self.run_worker(
                partial(self._judge_in_thread, text, judge), thread=True, group="judge", exit_on_error=False
            )
            self._show_meter()
            return
        self._found(text, judge, judge(text))

    def judge_now(self) -> Critique:
        """The critique of the text as it stands, waited for: a key asked for it."""
        text, judge = self.script().text, self.desk.scripts.judge(self.brief)
        if self.judged is None or self._asked != (text, judge) or len(text) > LONG:
            self._asked = (text, judge)
            self._found(text, judge, judge(text))
        assert self.judged is not None
        return self.judged

    def _judge_in_thread(self, text: str, judge: Judge) -> None:
        if self._asked == (text, judge):
            self.app.call_from_thread(self._found, text, judge, judge(text))

    def _found(self, text: str, judge: Judge, found: Critique) -> None:
        """What was found is shown, unless the text has gone on meanwhile."""
        if self._asked != (text, judge) or self.script().text != text:
            return
        self.judged = found
        self.script().mark(found.checks)
        self._show_meter()

    def _show_meter(self) -> None:
        region = self._placed.regions.get("meter")
        if region is None or self.judged is None:
            return
        from salesdesk.domain.voicemail import gaps

        area, glyphs = self.script(), self.app_glyphs
        lines = list(
            meter_lines(
                self.judged, region.width, region.height, glyphs, learned=self.desk.core.rep().pace_learned,
                gaps=gaps(area.text), pinned=self.desk.scripts.on_message(area.text, self.brief),
            )
        )  # fmt: skip
        if area.offers:
            lines[1:] = [offer_line(area.offers, area.choice, area.values, region.width, glyphs)]
        self.query_one("#meter", MeterBar).show(lines)

    def on_script_area_offered(self, event: ScriptArea.Offered) -> None:
        """A field is being typed: what each says for this person is at hand."""
        if event.area.offers and self.brief is not None:
            event.area.values = self.desk.scripts.values(self.brief)
        self._show_meter()
