"""Links: where they stand, their labels, where they lead, and the way back."""

from dataclasses import replace
from functools import partial

import pytest
from rich.segment import Segment

from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Block, Heading, Paragraph, Span
from reader.model.entry import Scope, ScopeKind, State
from reader.model.place import TOP, Place
from reader.service.following import following
from reader.service.reading import visiting
from reader.service.reading.ladder import trusted_for
from reader.service.reading.opening import Opened
from reader.typeset.lines import Role, Run
from reader.typeset.setter import set_article
from reader.ui.commands.links import Hints
from reader.ui.drawing import Brush, draw_with, hyperlink
from reader.ui.keys import PaneName
from reader.ui.link_spots import Links, label, link_spots
from reader.ui.state import Opening
from reader.ui.terminal import shows_links
from reader.ui.theme import DARK
from reader.ui.trail import LONGEST, Trail, keep_trail, read_trail
from tests.ui.conftest import Session, Start

ONE, TWO = "https://press.example/one", "https://press.example/two"


def article(*spans: Span) -> Article:
    return Article("https://press.example/0", "A headline", blocks=(Paragraph(spans),))


class TestSpots:
    def test_a_link_that_goes_over_a_line_end_is_one(self) -> None:
        setting = set_article(article(Span("word " * 6), Span("a link of many words", link=ONE)), 40, number_links=True)
        (spot,) = link_spots(setting)
        assert spot.words == "a link of many words"
        assert len(spot.parts) == 2
        assert spot.number
        line, start, end = spot.number
        assert setting.lines[line].text[start:end] == "₁"
        assert spot.covers(*spot.parts[1][:2])
        assert not spot.covers(spot.line, spot.parts[0][1] - 1)

    def test_stepping_begins_in_view_and_ends_at_the_last(self) -> None:
        paragraphs = tuple(Paragraph((Span(f"{n} "), Span("here", link=f"{ONE}/{n}"))) for n in range(9))
        setting = set_article(Article("https://press.example/0", "A", blocks=paragraphs), 40, number_links=True)
        links = Links()
        links.find_in(setting)
        lines = [spot.line for spot in links.spots]
        assert links.step(1, range(lines[3], lines[3] + 10)) == links.spots[3]
        assert links.step(1, range(lines[3], lines[3] + 10)) == links.spots[4]
        assert links.step(-1, range(lines[3], lines[3] + 10)) == links.spots[3]
        assert links.step(-1, range(lines[8], lines[8] + 10)) == links.spots[8]
        assert links.step(1, range(lines[8], lines[8] + 10)) is None
        assert links.link == links.spots[8]


def test_no_label_begins_another_and_each_is_as_long_as_its_number() -> None:
    labels = [label(number) for number in range(1, 10_000)]
    assert [len(each) for each in labels] == [len(str(number)) for number in range(1, 10_000)]
    assert len(set(labels)) == len(labels)
    begun = {each[:length] for each in labels for length in range(1, len(each))}
    assert not begun & set(labels)
    assert "y" not in "".join(labels)
    assert label(10_000) == ""


class TestHyperlinks:
    @pytest.mark.parametrize(
        ("target", "told"),
        [
            ("https://press.example/a?b=c#d", "https://press.example/a?b=c#d"),
            ("https://press.example/caf\u00e9 b", "https://press.example/caf%C3%A9%20b"),
            ("mailto:nora@press.example", "mailto:nora@press.example"),
            ("https://press.example/\x1b]0;x\x07", "https://press.example/%1B]0;x%07"),
            ("javascript:alert(1)", ""),
            ("file:///etc/passwd", ""),
            ("#fn1", ""),
            ("https://press.example/" + "x" * 3000, ""),
        ],
    )
    def test_what_a_terminal_is_told(self, target: str, told: str) -> None:
        assert hyperlink(target) == told

    def test_only_where_it_is_wanted(self) -> None:
        def links() -> list[str]:
            strip = Brush(DARK)._segment(Run("here", Role.LINK, link=ONE))
            assert isinstance(strip, Segment)
            return [strip.style.link] if strip.style and strip.style.link else []

        try:
            draw_with({}, hyperlinks=True)
            assert links() == [ONE]
        finally:
            draw_with({})
        assert links() == []

    @pytest.mark.parametrize(
        ("environment", "shown"),
        [
            ({"TERM": "xterm-256color"}, False),
            ({"TERM": "xterm-kitty"}, True),
            ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
            ({"TERM": "xterm-256color", "VTE_VERSION": "4600"}, False),
            ({"TERM": "xterm-256color", "VTE_VERSION": "x"}, False),
            ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, True),
            ({"TERM": "tmux-256color", "VTE_VERSION": "7600"}, False),
            ({"TERM": "linux", "KONSOLE_VERSION": "1"}, False),
            ({}, False),
        ],
    )
    def test_terminals_that_open_them(self, environment: dict[str, str], shown: bool) -> None:
        assert shows_links("auto", environment) is shown
        assert shows_links("always", environment)
        assert not shows_links("never", environment)


async def open_sample(session: Session) -> Opened:
    await session.go_to_channel("Op Eds")
    await session.press("enter", "enter")
    assert isinstance(session.screen.showing, Opened)
    return session.screen.showing


def letters_of(session: Session, words: str) -> str:
    hints = session.screen.mode
    assert isinstance(hints, Hints)
    return next(letters for letters, link in hints.labels.items() if link.words == words)


class TestReading:
    async def test_to_a_related_columnists_newest_column_in_six_keys(self, start: Start) -> None:
        async with start() as session:
            await open_sample(session)
            await session.press("f")
            letters = letters_of(session, "Ada Okafor")
            assert f"{letters:<4} Ada Okafor" in session.text
            assert "your channel Ada Okafor" in session.text
            await session.press(*letters)
            assert session.screen.panes.name is PaneName.ENTRIES
            assert session.screen.entries.head.name == "Ada Okafor"
            await session.press("enter")
            assert isinstance(session.screen.showing, Opened)
            assert session.screen.showing.entry.byline == "Ada Okafor"
            assert 1 + len(letters) + 1 <= 6

    async def test_labels_stand_in_the_cells_of_the_numbers(self, start: Start) -> None:
        async with start() as session:
            await open_sample(session)
            await session.press("G")
            before = session.text.splitlines()
            await session.press("f")
            changed = [
                (one, other)
                for one, other in zip(before, session.text.splitlines(), strict=True)
                if one[46:] != other[46:] and "Esc" not in other
            ]
            assert changed
            for one, other in changed:
                assert len(one) == len(other)
                differs = [a for a, b in zip(one[46:], other[46:], strict=True) if a != b]
                assert set(differs) <= set("₀₁₂₃₄₅₆₇₈₉¹²³")

    async def test_labels_look_the_same_and_tell_of_a_note_how_it_begins(self, start: Start) -> None:
        async with start() as session:
            await open_sample(session)
            await session.press("f")
            view = session.screen.article
            assert "There are thirty-one of them." in session.text
            labelled = [number for number, parts in view._overlay._parts.items() if any(part.label for part in parts)]
            strips = (view.content_line(number, view.size.width) for number in (*labelled, view.line_count() - 1))
            styles = {part.style for strip in strips for part in strip if part.style and part.style.reverse}
            assert len(styles) == 1

    async def test_tab_goes_from_link_to_link_and_enter_follows(self, start: Start) -> None:
        async with start() as session:
            await open_sample(session)
            await session.press("G", "tab", "tab")
            first = session.screen.article.links.link
            await session.press("tab", "shift+tab")
            assert session.screen.article.links.link == first
            await session.press("escape")
            assert session.screen.article.links.link is None
            assert session.screen.panes.name is PaneName.ARTICLE
            await session.press("tab", "tab", "tab", "enter")
            assert session.screen.panes.list.active

    async def test_a_click_on_a_link_follows_it(self, start: Start) -> None:
        async with start() as session:
            await open_sample(session)
            await session.press("G")
            view = session.screen.article
            spot = next(spot for spot in view.links.spots if spot.words == "Ada Okafor")
            line, start_cell, _ = spot.parts[0]
            left = max(0, (view.size.width - view.setting.width) // 2)
            await session.pilot.click("#article", offset=(left + start_cell + 1, line - view.top + view.head_lines))
            await session.settle()
            assert session.screen.entries.head.name == "Ada Okafor"

    async def test_backspace_goes_back_also_after_a_restart(self, start: Start) -> None:
        async with start() as session:
            left = await open_sample(session)
            await session.press("G")
            place = session.screen.article.place()
            await session.press("f")
            await session.press(*letters_of(session, "Dale Kim"))
            await session.press("enter")
            assert isinstance(session.screen.showing, Opened)
            read = session.screen.showing.entry
            assert read.id != left.entry.id
        async with start() as session:
            session.screen.channels.place_cursor(None)
            channel = next(each for each in session.screen.listing.front.channels if each.name == "Dale Kim")
            await session.screen.listing.go_to(Scope(ScopeKind.CHANNEL, channel.id))
            await session.press("2", "enter")
            assert isinstance(session.screen.showing, Opened)
            assert session.screen.showing.entry.id == read.id
            await session.press("backspace")
            assert isinstance(session.screen.showing, Opened)
            assert session.screen.showing.entry.id == left.entry.id
            assert session.screen.article.place() == place
            await session.press("backspace")
            assert "No link was followed" in session.text

    async def test_a_channel_that_is_not_followed_is_shown_and_followed(self, start: Start) -> None:
        async with start() as session:
            channel = next(each for each in session.screen.listing.front.channels if each.name == "Ada Okafor")
            await following.unfollow(session.desk, channel)
            await session.screen.listing.reload()
            await open_sample(session)
            await session.press("f")
            assert "the channel Ada Okafor" in session.text
            await session.press(*letters_of(session, "Ada Okafor"))
            assert "not followed" in session.text
            await session.press("F")
            assert f"You follow {channel.name}." in session.text
            assert "not followed" not in session.text
            assert session.screen.channels.scope == Scope(ScopeKind.CHANNEL, channel.id)
            await session.press("F")
            assert f"You no longer follow {channel.name}." in session.text


class TestTrail:
    def test_it_is_kept_and_ends_somewhere(self, start: Start) -> None:
        trail = Trail(1)
        for number in range(LONGEST + 10):
            trail = trail.left(number, TOP)
        assert len(trail.steps) == LONGEST
        assert trail.steps[-1] == (LONGEST + 9, TOP)
        assert trail.to(1, followed=False) == trail
        assert trail.to(2, followed=True).steps == trail.steps
        assert trail.to(2, followed=False) == Trail(2)

    async def test_what_cannot_be_understood_is_no_trail(self, start: Start) -> None:
        async with start() as session:
            for text in ("", "x", "[1]", "[1, 2]", '[1, [["a", 2]]]', "{}", "[null, []]"):
                await session.desk.library.write(partial(Library.set_fact, name="trail", value=text))
                assert await session.desk.library.read(read_trail) == Trail()
            kept = Trail(3, ((1, Place(2, 3, "words")), (3, TOP)))
            await session.desk.library.write(lambda library: keep_trail(library, kept))
            assert await session.desk.library.read(read_trail) == kept


class TestHead:
    async def test_kicker_and_byline_are_links_to_followed_channels(self, start: Start) -> None:
        async with start() as session:
            await open_sample(session)
            words = [spot.words for spot in session.screen.article.links.spots[:2]]
            assert words == ["OP EDS", "Nora Whitfield"]
            await session.press("tab", "tab", "enter")
            assert session.screen.entries.head.name == "Nora Whitfield"


async def test_a_link_of_a_public_page_leads_to_no_private_host(start: Start) -> None:
    async with start() as session:
        desk = session.desk
        named = await visiting.entry_at(desk, "http://192.0.2.7/a")
        led = await visiting.entry_at(desk, "http://10.0.0.1/router", led_by="https://press.example/column")

        def trusted(library: Library) -> tuple[tuple[str, ...], ...]:
            return trusted_for(library, named), trusted_for(library, led)

        assert await desk.library.read(trusted) == ((named.url,), ("https://press.example/column",))
        again = await visiting.entry_at(desk, "http://10.0.0.1/router", led_by="https://press.example/other")
        assert (await desk.library.read(trusted))[1] == ("https://press.example/column",)
        typed = await visiting.entry_at(desk, "http://10.0.0.1/router")
        assert typed.id == led.id == again.id
        assert (await desk.library.read(trusted))[1] == (led.url,)


def with_article(session: Session, *blocks: Block) -> Opened:
    opened = session.screen.showing
    assert isinstance(opened, Opened)
    shown = replace(opened, article=replace(opened.article, blocks=blocks))
    session.screen.show(shown)
    return shown


class TestWithin:
    async def test_a_link_to_a_heading_of_the_text_goes_there(self, start: Start) -> None:
        async with start(80, 24) as session:
            await open_sample(session)
            filler = tuple(Paragraph((Span("word " * 40),)) for _ in range(9))
            contents = Paragraph((Span("Part three", link="#part3"), Span(" and "), Span("nowhere", link="#x")))
            with_article(session, contents, *filler, Heading((Span("Part Three"),)), *filler)
            session.screen.article.links.chosen = 2
            assert session.screen.article.links.link
            await session.press("enter")
            assert "Part Three" in session.text.splitlines()[2]
            await session.press("backspace", "g", "f")
            await session.press(*letters_of(session, "nowhere"))
            assert "That place is not in this text." in session.text

    @pytest.mark.parametrize(
        ("name", "words", "goes"),
        [
            ("costs", "see below", True),
            ("what-costs", "see below", True),
            ("part", "see below", False),
            ("s4", "further down", False),
        ],
    )
    async def test_a_place_is_known_by_a_name_that_one_heading_has(
        self, start: Start, name: str, words: str, goes: bool
    ) -> None:
        async with start(80, 24) as session:
            await open_sample(session)
            filler = tuple(Paragraph((Span("word " * 40),)) for _ in range(9))
            headings = [Heading((Span(text),)) for text in ("Part One", "Part Two", "What it costs")]
            with_article(session, Paragraph((Span(words, link=f"#{name}"),)), *filler, *headings, *filler)
            await session.press("f")
            await session.press(*letters_of(session, words))
            assert ("What it costs" in session.text.splitlines()[2]) is goes
            assert ("That place is not in this text." in session.text) is not goes

    async def test_labels_of_links_without_a_number_move_nothing(self, start: Start) -> None:
        async with start(80, 24) as session:
            await open_sample(session)
            many = (Span(f"note{number} ", link=f"#n{number}") for number in range(30))
            with_article(session, Paragraph((*many, Span("and the end of it."))))
            before = session.text.splitlines()
            await session.press("f")
            hints = session.screen.mode
            assert isinstance(hints, Hints)
            assert len([link for link in hints.labels.values() if not link.number]) >= 30
            after = session.text.splitlines()
            assert [len(line) for line in before[:-1]] == [len(line) for line in after[:-1]]
            assert any("and the end of it." in line for line in after)

    async def test_looking_at_a_note_a_find_or_a_link_finishes_nothing(self, start: Start) -> None:
        async with start(120, 40) as session:
            opened = await open_sample(session)
            await session.press("f")
            await session.press(*letters_of(session, "¹"))
            await session.press("backspace", "slash", *"Lantern", "escape", *(["tab"] * 6), "escape", "escape")
            (entry,) = await session.desk.library.read(lambda library: library.entries.rows([opened.entry.id]))
            assert entry.state is State.READING

    async def test_a_key_for_links_waits_for_the_text(self, start: Start) -> None:
        async with start() as session:
            opened = await open_sample(session)
            session.screen.show(Opening(opened.entry))
            await session.press("f")
            assert "is not here yet" in session.text
            await session.press("space")
            assert isinstance(session.screen.showing, Opening)
