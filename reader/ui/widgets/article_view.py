"""The article pane: what is known at once, then the text; a failure keeps the headline and says what can be done."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.editorial.pace import reading_minutes
from reader.model.blocks import Blocks
from reader.model.channel import USUAL, Channel, ChannelSettings
from reader.model.entry import Entry
from reader.model.place import TOP, Place, find_place
from reader.pictures.drawn import Drawn
from reader.service.reading.opening import Opened
from reader.typeset.head import Head, set_head
from reader.typeset.lines import Line, Role, Setting
from reader.typeset.setter import set_article
from reader.typeset.tracing import Trace, line_of_place, place_of_line, traced
from reader.typeset.widths import cut
from reader.ui.aside import Aside
from reader.ui.drawing import Piece
from reader.ui.keymap import KeyMap
from reader.ui.known import is_address, known_head, with_links
from reader.ui.link_spots import Links
from reader.ui.picture import Pictures, Spot, Wish, picture_strip, spots
from reader.ui.placeholders import Images
from reader.ui.state import Failed, Idle, Opening, Showing
from reader.ui.terminal import Terminal
from reader.ui.widgets.article_words import STUMBLED, being_set, is_long, notice, shortcoming, what_is_left
from reader.ui.widgets.text_view import TextView

GUTTER = 3
LEAST_MEASURE, MOST_MEASURE = 40, 120
log = logging.getLogger("byline.screen")


class ArticleView(TextView):
    number = 3
    ruled = False

    class EndReached(Message):
        """The last line of the text came into view by the reader's moving."""

    def __init__(self, id: str, keys: KeyMap, measure: int, justify: bool = False) -> None:
        super().__init__(id)
        self.keys = keys
        self.measure = measure
        self.justify = justify
        self.showing: Showing = Idle()
        self._aside: Aside[tuple[Setting, Trace]] = Aside()
        self.pictures = Pictures()
        self._spots: dict[int, Spot] = {}
        self._ended = False
        self._unfolded = False
        self.selecting = ""
        self.hint = ""
        self._known: Head | None = None
        self.channels: Sequence[Channel] = ()
        self._place: Place | None = TOP
        self._below = 0

    # What it shows

    def show(self, showing: Showing, place: Place = TOP) -> None:
        """Shows this state, a text from ``place``. What was shown of the column while its text came stays as it is."""
        self._known = known_head(showing, self.showing, self._known)
        self.showing = showing
        self.pictures.clear()
        self.pictures.own = showing.settings.pictures if isinstance(showing, Opened) else USUAL
        self._ended = False
        self._overlay.clear()
        self.links, self._unfolded = Links(), False
        self._set()
        self._place, self._below = find_place(self.blocks, place) or Place(place.block), 0
        self._return()
        self._wish()
        self.refresh()

    def update(self, showing: Opened | Failed) -> None:
        """Takes new facts about the entry that is shown; text and place stay, and are not drawn again."""
        self.showing = showing
        self.refresh(Region(0, 0, self.size.width, self.head_lines))

    def set_up(self, settings: ChannelSettings) -> None:
        """Shows the text as these settings of its channel have it; what stands at the top stays."""
        if isinstance(self.showing, Opened) and self.showing.settings != settings:
            self.showing = replace(self.showing, settings=settings)
            self.pictures.own = settings.pictures
            self._set_again()

    def set_measure(self, measure: int) -> None:
        """Sets the text in lines of this many cells; what stands at the top stays."""
        self.measure = max(LEAST_MEASURE, min(MOST_MEASURE, measure))
        self._set_again()

    def _set_again(self) -> None:
        self.place()
        self._set()
        self._return()
        self._wish()
        self.refresh()
        self.post_message(self.Moved())

    def _set(self) -> None:
        # Where it is not laid out yet, it is going to be: it has just been asked for.
        measure = max(1, min(self.measure, self.size.width - 2 * GUTTER)) if self.size.width else self.measure
        known = with_links(self._known, self.showing, self.channels) if self._known else Head()
        self._trace = None
        self._aside.drop()
        match self.showing:
            case Opened(entry, article):
                told = None if is_address(known, entry) else known
                across = max(1, self.size.width - 2) if self.shows_comic else 0
                head = set_head(article, measure, entry.minutes or reading_minutes(article.words), told)
                work = partial(
                    set_article,
                    article,
                    measure,
                    head=head,
                    justify=self.justify,
                    pictures=self.pictures.room(article, measure, self.room, across, len(head) + 1),
                    number_links=True,
                    unfolded=self._unfolded,
                    asides=(("Also at", self.showing.also), ("On the same subject", self.showing.subject)),
                )
                if is_long(article):
                    self.setting = being_set(head, measure)
                    self._aside.ask(partial(traced, work, article.blocks), self._came, partial(self._broke, entry))
                else:
                    self.setting = work()
            case shown:
                self.setting = notice(shown, known, self.keys, measure)
        self._look_over()

    def _look_over(self) -> None:
        self._spots = spots(self.setting)
        self.links.find_in(self.setting)
        self.lay_overs()

    # Pictures

    class PicturesWanted(Message):
        """These pictures of the entry's article come into view."""

        def __init__(self, entry_id: int, wishes: list[Wish]) -> None:
            self.entry_id = entry_id
            self.wishes = wishes
            super().__init__()

    def _wish(self) -> None:
        if not isinstance(self.showing, Opened) or self.size.width == 0:
            return
        # A page ahead and one behind, so that pictures are mostly there before they are seen.
        first, last = self.top - self.room, self.top + 2 * self.room
        wishes = self.pictures.wishes(self.showing.article, self.setting, first, last)
        if wishes:
            # Straight to the application: what is posted while the screen has a key would not go past the screen.
            self.app.post_message(self.PicturesWanted(self.showing.entry.id, wishes))

    def picture_came(self, wish: Wish, drawn: Drawn) -> None:
        """Shows the picture in its room; the text stays where it is."""
        self.pictures.take(wish, drawn)
        self._picture_settled()

    def picture_refused(self, wish: Wish, why: str) -> None:
        """Says in the room of the picture why it is not there."""
        self.pictures.refuse(wish, why)
        self._picture_settled()

    def _picture_settled(self) -> None:
        if self.shows_comic:
            self._set_again()
        self.refresh()

    def show_pictures(self, terminal: Terminal, images: Images) -> None:
        """Shows pictures as this terminal can, which holds these."""
        self.pictures.of_person, self.pictures.images = terminal, images
        self._set_again()

    @property
    def turns_days(self) -> bool:
        """Whether it shows a comic, or will in a moment."""
        return self.shows_comic or (isinstance(self.showing, Opening) and self.showing.strip)

    @property
    def shows_comic(self) -> bool:
        return isinstance(self.showing, Opened) and self.showing.strip

    def zoom(self, step: int) -> None:
        """Shows a comic larger (1), smaller (-1) or as large as the pane (0)."""
        self.pictures.zoom(step)
        self._set_again()

    def pan(self, step: int) -> None:
        """Moves over a comic that is wider than the pane."""
        self.pictures.pan(step)
        self._set_again()

    def _came(self, made: tuple[Setting, Trace]) -> None:
        """A long text is set: it stands where it was left, or where it was asked to go meanwhile."""
        self.setting, self._trace = made
        self._look_over()
        self._return()
        self._wish()
        self.refresh()
        self.post_message(self.Moved())

    def _broke(self, entry: Entry, mistake: Exception) -> None:
        log.error("the lines of a long text could not be made", exc_info=mistake)
        self.show(Failed(entry, STUMBLED))
        self.post_message(self.Moved())

    def go_to_block(self, block: int) -> None:
        """Puts the block at the top."""
        self.show_from(self.setting.first_line(block))

    @property
    def is_waiting(self) -> bool:
        """Whether the text is on the way, or its lines are still being made."""
        return isinstance(self.showing, Opening) or self._aside.is_busy

    def unfold(self) -> None:
        """Shows the folded lists of channels whole; the place stays."""
        self._unfolded = True
        self._set_again()

    def stand(self, alone: bool) -> None:
        """The article is the last pane: no rule follows it."""

    # The place

    def place(self) -> Place:
        """What stands at the top of the pane. It is the same until the person moves, so that no number of new widths
        leads away from it."""
        if self._place is None:
            self._place = place_of_line(self.setting, self.blocks, self.top)
            self._below = self.top - line_of_place(self.setting, self.blocks, self._place)
        return self._place

    def go_to(self, place: Place) -> None:
        """Puts the place at the top."""
        if not self.is_waiting:
            self.show_from(line_of_place(self.setting, self.blocks, place))
        self._place, self._below = place, 0

    def _return(self) -> None:
        """Puts the place that is kept at the top, as far as the text goes."""
        line = line_of_place(self.setting, self.blocks, self.place()) + self._below
        self.top = max(0, min(line, self.last_top))

    @property
    def blocks(self) -> Blocks:
        return self.showing.article.blocks if isinstance(self.showing, Opened) else ()

    def progress(self) -> float:
        """The share of the text that was in view or above it, 0.0 to 1.0."""
        if not isinstance(self.showing, Opened):
            return 0.0
        if self.is_waiting:
            return self.showing.entry.progress
        end = self._text_end()
        return min(1.0, (self.top + self.room) / end) if end else 1.0

    def whole_in_view(self) -> bool:
        """Whether there is a text and all of it fits the pane."""
        return isinstance(self.showing, Opened) and not self.is_waiting and self._text_end() <= self.room

    def _text_end(self) -> int:
        """The line after the last one of the text; neither blanks nor the notes under it count."""
        assert isinstance(self.showing, Opened)
        end = self.setting.first_line(len(self.showing.article.blocks))
        while end and not self.setting.lines[end - 1].runs:
            end -= 1
        return end

    # Drawing

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        if self.selecting:
            return self.heading("Select"), [(cut(self.selecting, max(0, width - 14)), Role.DIM)]
        said = shortcoming(self.showing) if isinstance(self.showing, Opened) else ""
        if not said and self.shows_comic:
            return self.heading("Article"), self.pictures.said(width)
        right, role = (said, Role.ERROR) if said else (self.hint, Role.DIM)
        return self.heading("Article"), [(cut(right, max(0, width - 14)), role)]

    def line_count(self) -> int:
        return len(self.setting.lines)

    def content_line(self, number: int, width: int) -> Strip:
        spot = self._spots.get(number)
        return self._picture_line(spot, width) if spot else super().content_line(number, width)

    def _picture_line(self, spot: Spot, width: int) -> Strip:
        words = self.pictures.words(spot, self.setting.width)
        if words:
            return self.brush.line(Line(words), width, self.left)
        blank = self.brush.style(Role.TEXT)
        return picture_strip(self.pictures.segments(spot, blank), width, self.left, self.setting.width, blank)

    def status(self) -> tuple[float, str] | None:
        """For the key bar: the share read and the words for what is left. None when there is no text."""
        if not isinstance(self.showing, Opened):
            return None
        share, whole = self.progress(), self.whole_in_view()
        return share, f"{round(share * 100):3}%  {what_is_left(self.showing, share, whole)}".rstrip()

    # Moving

    def show_from(self, top: int) -> None:
        before = self.top
        super().show_from(top)
        if self.top != before and not self.is_waiting:
            self._place = None
        self._wish()
        self.post_message(self.Moved())

    def scroll_lines(self, lines: int) -> None:
        super().scroll_lines(lines)
        self._come_to_end()

    def to_end(self, last: bool) -> None:
        super().to_end(last)
        self._come_to_end()

    def _come_to_end(self) -> None:
        # Who goes to a note, a link or a place that was found has not read what lies before it.
        if isinstance(self.showing, Opened) and not self._ended and self.progress() >= 1.0:
            self._ended = True
            self.post_message(self.EndReached())

    class Moved(Message):
        """Another part of the text is in view."""

    def at_end(self) -> bool:
        return self.top >= self.last_top

    def on_resize(self, event: events.Resize) -> None:
        self._set_again()
