"""A screen that is laid out and painted once as it opens, over a day that is dimmed at the price of drawing it, and of
which a key draws only the lines that change.

Textual 8.2.8 lays a new screen out and paints it up to four times, and tints each word below it through Rich each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual._compositor import Compositor
from textual.color import Color
from textual.css.styles import RulesMap
from textual.geometry import Region, Size
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

if TYPE_CHECKING:
    _Base = Screen[Any]
else:
    _Base = object


class NearCompositor(Compositor):
    """Asks a widget only for the lines that are painted; Textual asks every one for all it has, for each letter."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        for widget, (region, clip) in self.visible_widgets.items():
            rows = clip if crop is None else clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))
            seen = region.intersection(rows)
            if seen and (crop is None or seen.overlaps(crop)):
                yield region, rows, widget.render_lines(seen.translate(-region.offset))


class LaidOnce(_Base):
    """Mixed in before Textual's screen."""

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self._compositor = NearCompositor()

    def _screen_resized(self, size: Size) -> None:
        """Every screen is told its first size again after it was laid out in it."""
        if self._compositor.size != size:
            super()._screen_resized(size)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """In place of Textual's: a screen that opens is laid out when its widgets have said all they need."""
        if not self.is_attached or self._compositor.size:
            return
        event.prevent_default()
        self.stack_updates += 1
        self._update_auto_focus()
        self.app.call_later(self.call_later, self._lay_out)

    def _lay_out(self) -> None:
        """Textual has each container ask for a second layout because the first has told it its size."""
        self._refresh_layout(self.app.size)
        for widget in (self, *self.query("*")):
            widget._layout_required = widget._repaint_required = False

    def _on_screen_suspend(self) -> None:
        """Textual paints a screen anew that another one comes over, and that one with it."""
        self._repaint_required = False

    def render(self) -> Any:
        """What lies below a sheet, dimmed."""
        found = super().render()
        return Dimmed(found) if isinstance(found, BackgroundScreen) else found


class Dimmed(Visual):
    """Another screen's picture in weaker colours."""

    def __init__(self, below: BackgroundScreen) -> None:
        self._below = below

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines of the screen below."""
        color = self._below.color
        strips = self._below.screen._compositor.render_strips()[:height]
        return [Strip(_dimmed(strip, color), strip.cell_length) for strip in strips]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._below.screen.size.height


def _dimmed(segments: Iterable[Segment], color: Color) -> list[Segment]:
    return [
        Segment(text, _weaker(style or RichStyle(), color), control) if not control else Segment(text, style, control)
        for text, style, control in segments
    ]


@lru_cache(maxsize=512)
def _weaker(style: RichStyle, color: Color) -> RichStyle:
    """Textual's tint, worked out once for each style."""
    return next(iter(BackgroundScreen.process_segments([Segment("", style)], color))).style or style
