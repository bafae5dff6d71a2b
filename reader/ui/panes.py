"""The four panes of the reading screen: which is in focus, how they stand, how wide they are."""

from __future__ import annotations

from textual.widget import Widget

from reader.ui.keys import PaneName
from reader.ui.layout import ORDER, Layout, layout_of, pane_around
from reader.ui.sizes import Sizes
from reader.ui.theme import Palette
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.channel_list import ChannelList
from reader.ui.widgets.entry_list import EntryList, SavedList
from reader.ui.widgets.pane import Pane

ALONE = "-alone"
"""The class of the screen while the article stands alone."""


class Panes:
    """``host`` carries the classes by which the style sheet knows the layout and the pane in focus."""

    def __init__(
        self,
        host: Widget,
        channels: ChannelList,
        entries: EntryList,
        article: ArticleView,
        saved: SavedList,
        *,
        name: PaneName,
        sizes: Sizes,
    ) -> None:
        self._host = host
        self._entries = entries
        self._saved = saved
        self._all: dict[PaneName, Pane] = {
            PaneName.CHANNELS: channels,
            PaneName.ENTRIES: entries,
            PaneName.ARTICLE: article,
            PaneName.SAVED: saved,
        }
        self.name = name
        self.layout = Layout.WIDE
        self.sizes = sizes

    @property
    def pane(self) -> Pane:
        """The one in focus."""
        return self.of(self.name)

    @property
    def list(self) -> EntryList:
        """The list of entries that keys are about."""
        return self._saved if self.name is PaneName.SAVED else self._entries

    def of(self, name: PaneName) -> Pane:
        """The pane of this name."""
        return self._all[name]

    def name_of(self, pane: Pane) -> PaneName | None:
        """The pane's name; None for a list that stands elsewhere."""
        return next((name for name, each in self._all.items() if each is pane), None)

    @property
    def alone(self) -> bool:
        """Whether the article stands alone, whatever room there is."""
        return self._host.has_class(ALONE)

    @alone.setter
    def alone(self, alone: bool) -> None:
        self._host.set_class(alone, ALONE)

    @property
    def are_beside(self) -> bool:
        """Whether panes stand beside each other, so that one can be wider than another."""
        return self.layout in (Layout.WIDE, Layout.MEDIUM) and not self.alone

    def around(self, reading_saved: bool) -> PaneName | None:
        """The pane one step further out; None if there is none."""
        return pane_around(self.name, self.layout, reading_saved)

    def focus(self, name: PaneName) -> None:
        """Puts this one in focus; where there is no room for all, it comes into view."""
        self.name = name
        self._bring_into_view()
        for each in ORDER:
            self._all[each].activate(each is name)

    def _bring_into_view(self) -> None:
        # Where all panes have room nothing changes, and Textual would still style every widget anew.
        if self.layout in (Layout.MEDIUM, Layout.NARROW):
            for each in ORDER:
                self._host.set_class(each is self.name, f"-on-{each}")

    def fit(self, width: int, height: int) -> None:
        """Lays them out in a terminal of this many cells."""
        self.layout = layout_of(width, height)
        for each in Layout:
            self._host.set_class(each is self.layout, each)
        self._bring_into_view()
        for pane in self._all.values():
            pane.stand(alone=self.layout is Layout.NARROW)
        self.resize(self.sizes)

    def resize(self, sizes: Sizes) -> None:
        """Gives them these widths where they stand side by side, and those of the layout elsewhere."""
        self.sizes = sizes
        # What slides over the list covers all of it and nothing else.
        side = sizes.side if self.layout is Layout.WIDE else sizes.entries
        for widget, width in ((self._host.query_one("#side"), side), (self._entries, sizes.entries)):
            for rule in ("width", "min_width", "max_width"):
                if self.are_beside and width:
                    setattr(widget.styles, rule, width)
                else:
                    widget.styles.clear_rule(rule)

    def paint(self, palette: Palette) -> None:
        """Draws all of them in these colours."""
        for pane in self._all.values():
            pane.paint(palette)
