"""The catalogue as a list: filtered as one types, followed channels marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import cast

from textual.strip import Strip

from reader.model.channel import Channel, NewChannel
from reader.model.entry import Entry, NewEntry
from reader.model.matching import match_channels
from reader.service.following import packs
from reader.service.following.newsstand import Lately, is_silent
from reader.typeset.dates import age
from reader.typeset.lines import Role
from reader.typeset.widths import cells, cut, fit
from reader.ui.drawing import Piece
from reader.ui.field import Field
from reader.ui.keymap import KeyMap
from reader.ui.keys import OverlayName, Stage
from reader.ui.theme import Palette
from reader.ui.widgets.group_list import EVERYTHING, Group
from reader.ui.widgets.key_bar import Hint, hint_pieces, hints_of
from reader.ui.widgets.rows import RowPane

NAME = 34
REASON = 30
"""Cells of what a channel fails for."""
FOOT = 6
"""Lines under the list: a blank one, what the channel listed lately, and the keys."""


def looks_like_url(typed: str) -> bool:
    """Whether what was typed is an address rather than part of a name."""
    return "://" in typed or ("." in typed and " " not in typed and not typed.endswith("."))


@dataclass(frozen=True, slots=True)
class Editing:
    """A channel's name while it is typed."""

    channel: Channel
    field: Field


@dataclass(frozen=True, slots=True)
class Pack:
    """A section of the catalogue, to be followed at once: ``channels`` are all of it, also those not shown now."""

    section: str
    channels: tuple[Channel, ...]


Row = str | packs.Held | Pack | Channel | NewChannel


def _same(row: Row, channel: Channel | NewChannel | Pack | packs.Held) -> bool:
    """Whether the row is that channel: the library may have learnt something of it meanwhile."""
    if isinstance(channel, packs.Held):
        return isinstance(row, packs.Held) and row.pack == channel.pack
    if isinstance(channel, Pack):
        return isinstance(row, Pack) and row.section == channel.section
    if isinstance(channel, NewChannel) or isinstance(row, str):
        return row == channel
    return isinstance(row, Channel) and row.id == channel.id


class NewsstandList(RowPane):
    """Rows are starter packs, channels, packs over those of a section, and strings for gaps; what was found at an
    address stands in their place."""

    ground = "bar"
    ruled = False

    def __init__(self, palette: Palette, keys: KeyMap, now: datetime) -> None:
        super().__init__("newsstand")
        self.keys = keys
        self.now = now
        self.editing: Editing | None = None
        self.lately: Lately | None = None
        self.heard: dict[int, Lately] = {}
        self.channels: tuple[Channel, ...] = ()
        self.packs: tuple[packs.Held, ...] = ()
        self.newest: Mapping[int, datetime] = {}
        self.group = EVERYTHING
        self.field = Field()
        self.message: Piece = ("", Role.DIM)
        self.offers: tuple[NewChannel, ...] = ()
        self.rows: list[Row] = []
        self.active = True
        self.paint(palette)

    # What it shows

    def show(self, channels: tuple[Channel, ...]) -> None:
        """Shows these channels; the cursor stays with its channel."""
        here = self.chosen
        self.channels = channels
        self._arrange()
        self.cursor = next((row for row, each in enumerate(self.rows) if here and _same(each, here)), self._first())
        self.reveal()
        self.refresh()
        self.post_message(self.Highlighted(self))

    def show_group(self, group: Group) -> None:
        """Shows the channels of this group only."""
        self.group = group
        self.search()

    def is_silent(self, channel: Channel) -> bool:
        """Whether nothing has come from the channel for long."""
        heard = self.heard.get(channel.id)
        return heard.quiet if heard else is_silent(self.newest.get(channel.id), self.now)

    def go_to(self, channel: Channel | packs.Held) -> None:
        """Puts the cursor on the channel or the starter pack, if it is shown."""
        self.move_to(next((row for row, each in enumerate(self.rows) if _same(each, channel)), self.cursor))

    @property
    def typed(self) -> str:
        return self.field.text

    def search(self) -> None:
        """Shows what matches what is typed; the cursor goes to the first of it."""
        self.offers = ()
        self.message = ("", Role.DIM)
        self._arrange()
        self.cursor, self.top = self._first(), 0
        self.refresh()
        self.post_message(self.Highlighted(self))

    def edit(self, editing: Editing | None) -> None:
        """Shows a name that is typed, None when that is over."""
        self.editing = editing
        self.refresh()

    def show_lately(self, lately: Lately) -> None:
        """Shows at the foot what the channel under the cursor listed last. What it was asked for is remembered."""
        if lately.asked:
            self.heard[lately.channel.id] = lately
        self.lately = lately if lately.entries else self.heard.get(lately.channel.id, lately)
        self.refresh()

    def offer(self, found: tuple[NewChannel, ...]) -> None:
        """Shows what was found at the address that was typed, to choose from."""
        self.offers = found
        self._arrange()
        self.cursor, self.top = self._first(), 0
        self.refresh()

    def tell(self, text: str, failed: bool = False) -> None:
        self.message = (text, Role.ERROR if failed else Role.TEXT)
        self.refresh()

    @property
    def chosen(self) -> Channel | NewChannel | Pack | packs.Held | None:
        """The channel, the pack or the offer under the cursor."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return None if isinstance(row, str) else row

    def _arrange(self) -> None:
        self.rows = []
        if self.offers:
            self.rows += [f"At {self.typed}", *self.offers]
            return
        if self.group.pack:
            for held in self.packs:
                self.rows += [held, *held.channels] if held.pack.name == self.group.name else []
            return
        if self.packs and self.group == EVERYTHING and not self.typed:
            self.rows += ["Starter packs", *self.packs]
        sections: dict[str, list[Channel]] = {}
        for each in self.channels:
            sections.setdefault(each.section, []).append(each)
        shown = [each for each in self.channels if self.group.holds(each, self.is_silent(each))]
        for section, channels in groupby(match_channels(shown, self.typed), key=lambda channel: channel.section):
            self.rows += [""] if self.rows else []
            self.rows += [Pack(section, tuple(sections[section])), *channels]

    @property
    def pack(self) -> packs.Held | None:
        """The starter pack under the cursor, or that is looked into."""
        of_it = (each for each in self.packs if self.group.pack and each.pack.name == self.group.name)
        return self.chosen if isinstance(self.chosen, packs.Held) else next(of_it, None)

    def foot(self, line: int) -> Piece:
        """What is known of the channel or the starter pack under the cursor."""
        if isinstance(self.chosen, packs.Held):
            held = self.chosen
            names = ", ".join(each.name for each in held.channels)
            lines = [(f"{held.pack.name}: {held.pack.about}.", Role.TEXT), (names, Role.DIM)]
            return lines[line - 1] if 0 < line <= len(lines) else ("", Role.DIM)
        known = self.lately
        if line == 0 or known is None or not isinstance(self.chosen, Channel) or known.channel.id != self.chosen.id:
            return "", Role.DIM
        lines = [(known.channel.trouble, Role.ERROR)] if known.channel.trouble else []
        lines += [("! Not heard from for long.", Role.ERROR)] if known.quiet else []
        lines += [(self._heard(entry), Role.DIM) for entry in known.entries]
        if not known.entries and not known.channel.trouble:
            lines.append((self._nothing(known), Role.DIM))
        return lines[line - 1] if line <= len(lines) else ("", Role.DIM)

    def _nothing(self, known: Lately) -> str:
        if known.asked:
            return "It lists nothing now."
        return "What it lists is asked in a moment …" if not known.channel.followed else "Not fetched yet."

    def _heard(self, entry: Entry | NewEntry) -> str:
        when = f"{age(entry.published_at, self.now)}: " if entry.published_at else ""
        return f"{when}{entry.headline}"

    def _first(self) -> int:
        """The first channel: the pack above it is for who goes there."""
        return next((row for row, each in enumerate(self.rows) if isinstance(each, Channel | NewChannel)), 0)

    def types(self) -> bool:
        return self.cursor == self._first()

    # Drawing

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        if self.editing:
            keys: list[Piece] = [("Enter keeps it, Esc does not", Role.DIM)] if width > 70 else []
            return [("Called  ", Role.KEY), *self.editing.field.pieces(width - 48)], keys
        typed = self.field.pieces(width - 36)
        if not self.typed:
            typed.append(("type a name, a section or an address", Role.DIM))
        followed = sum(channel.followed for channel in self.channels)
        right = f"{followed} of {len(self.channels)} followed"
        return [("Newsstand  ", Role.KEY), *typed], [(right, Role.DIM)] if width > 70 else []

    def row_count(self) -> int:
        return len(self.rows)

    def selectable(self, row: int) -> bool:
        return not isinstance(self.rows[row], str)

    @property
    def room(self) -> int:
        return max(1, super().room - self.foot_lines)

    @property
    def foot_lines(self) -> int:
        """Lines under the list; where there is little room only that of the keys."""
        return FOOT if self.size.height >= self.head_lines + FOOT + 3 else 1

    def inner_line(self, y: int, width: int) -> Strip:
        foot = y - (self.size.height - self.foot_lines)
        if foot < 0:
            return super().inner_line(y, width)
        if foot < self.foot_lines - 1:
            return self.brush.pieces([("  ", Role.TEXT), self.foot(foot)], [(" ", Role.TEXT)], width)
        if self.message[0]:
            return self.brush.pieces([("  ", Role.TEXT), self.message], [(" ", Role.TEXT)], width)
        return self.brush.pieces([(" ", Role.TEXT), *hint_pieces(self.hints, width - 2)], [], width)

    @property
    def hints(self) -> list[Hint]:
        return hints_of(self.keys, cast(Stage, self.screen))

    def row_line(self, row: int, line: int, width: int) -> Strip:
        shown = self.rows[row]
        if isinstance(shown, str):
            return self.brush.pieces([(f"  {shown.upper()}", Role.KICKER)], [], width)
        here = row == self.cursor
        brush = self.brush.on("selection") if here else self.brush
        mark = ("▌", Role.ACCENT) if here else (" ", Role.TEXT)
        if isinstance(shown, packs.Held):
            star = ("★ ", Role.ACCENT) if shown.is_followed else ("  ", Role.TEXT)
            left = [mark, (" ", Role.TEXT), star, (shown.pack.name, Role.TEXT)]
            return brush.pieces(left, self._held(shown, here), width, bold=here)
        if isinstance(shown, Pack):
            return brush.pieces([mark, (f" {shown.section.upper()}", Role.KICKER)], self._pack(shown, here), width)
        return brush.pieces(*self._channel(mark, shown, width), width, bold=here)

    def _channel(self, mark: Piece, shown: Channel | NewChannel, width: int) -> tuple[list[Piece], list[Piece]]:
        """The pieces at the left and at the right of a channel's row."""
        followed = isinstance(shown, Channel) and shown.followed
        star = ("★ ", Role.ACCENT) if followed else ("  ", Role.TEXT)
        right = [self._sign(shown), (" ", Role.TEXT)]
        room = width - 4 - sum(cells(text) for text, _ in right)
        if room < NAME + 2:
            return [mark, (" ", Role.TEXT), star, (cut(shown.name, max(1, room)), Role.TEXT)], right
        byline = f"By {shown.byline}" if shown.byline and shown.byline != shown.name else ""
        left = [mark, (" ", Role.TEXT), star, (f"{fit(shown.name, NAME)}  ", Role.TEXT), (byline, Role.DIM)]
        return left, right

    def _pack(self, pack: Pack, here: bool) -> list[Piece]:
        """How many of a section are followed, and under the cursor what follows all of it."""
        every, followed = len(pack.channels), sum(each.followed for each in pack.channels)
        key = self.keys.label("follow_or_let_go", OverlayName.NEWSSTAND)
        if here and followed < every:
            return [(key, Role.KEY), (f" follows all {every} ", Role.DIM)]
        return [(f"{followed} of {every} ", Role.DIM)] if here or followed else []

    def _held(self, held: packs.Held, here: bool) -> list[Piece]:
        """How many of a starter pack are followed, and under the cursor what the key for all of it does."""
        count = f"{held.followed} of {len(held.channels)} followed "
        key = self.keys.label("follow_shown", OverlayName.NEWSSTAND)
        does = "lets go of all" if held.is_followed else f"follows all {len(held.channels)}"
        return [(key, Role.KEY), (f" {does} · {count}", Role.DIM)] if here and key else [(count, Role.DIM)]

    def _sign(self, channel: Channel | NewChannel) -> Piece:
        if isinstance(channel, NewChannel):
            return f" {channel.kind}", Role.DIM
        heard = self.heard.get(channel.id, Lately(channel))
        if heard.channel.trouble:
            return f" ! {cut(heard.channel.trouble.rstrip('.'), REASON)}", Role.ERROR
        newest = self.newest.get(channel.id)
        if self.is_silent(channel):
            return f" ! silent {f'since {age(newest, self.now)}' if newest else 'for long'}", Role.ERROR
        if not channel.confirmed:
            return " unconfirmed", Role.DIM
        return (f" {age(newest, self.now)}" if newest else "", Role.DIM)

    def empty_line(self, number: int, width: int) -> Strip:
        lines = self._nothing_shown()
        return self.brush.pieces([(f"  {lines[number - 1] if 0 < number <= len(lines) else ''}", Role.DIM)], [], width)

    def _nothing_shown(self) -> tuple[str, ...]:
        if looks_like_url(self.typed):
            return (f"{self.keys.label('follow_or_let_go', OverlayName.NEWSSTAND)} follows what is at this address.",)
        adds = "Paste the address of a site, a columnist's page or a feed to add it."
        if self.typed and self.group == EVERYTHING:
            return "Nothing here has that name.", adds
        return (f"Nothing in {self.group.name} has that name.",) if self.typed else (self.group.nothing,)
