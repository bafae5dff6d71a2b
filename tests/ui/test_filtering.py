"""``/`` narrows a list as one types."""

from reader.ui.keys import PaneName
from tests.ui.conftest import Start


def key_of(letter: str) -> str:
    return "space" if letter == " " else letter


async def test_entries_are_narrowed_marked_and_given_back(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        pane = session.screen.entries
        await session.press("j")
        here, whole = pane.entry, pane.ids
        assert here
        wanted = max(here.headline.split(), key=len).strip(".,?!").lower()
        await session.press("slash", *wanted)
        assert pane.entry is not None
        assert pane.entry.id == here.id
        assert 0 < len(pane.ids) < len(whole)
        assert f"/{wanted}" in session.text
        assert f"{len(pane.ids)} of {len(whole)} " in session.text
        await session.press("escape")
        assert (pane.ids, pane.entry.id) == (whole, here.id)
        assert session.screen.panes.name is PaneName.ENTRIES


async def test_enter_keeps_it_narrowed_until_escape(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        pane = session.screen.entries
        whole = pane.ids
        wanted = pane.entries[whole[2]].headline.split()[0].lower()
        await session.press("slash", *(key_of(letter) for letter in wanted), "enter")
        narrowed = pane.ids
        assert whole[2] in narrowed
        await session.press("m")
        await session.settle()
        await session.screen.listing.reload()
        assert pane.ids == narrowed
        await session.press("escape")
        assert pane.ids == whole
        assert session.screen.panes.name is PaneName.ENTRIES


async def test_where_nothing_is_found_it_says_so(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("slash", *"zzzz")
        assert session.screen.entries.entry is None
        assert "Nothing here has these letters." in session.text
        await session.press(*["backspace"] * 4)
        assert session.screen.entries.entry is not None


async def test_channels_are_narrowed_and_the_entries_follow(start: Start) -> None:
    async with start() as session:
        screen = session.screen
        screen.focus_pane(PaneName.CHANNELS)
        await session.press("slash", *"oped")
        await session.settle()
        assert [row.label for row in screen.channels.rows] == ["Op Eds"]
        assert screen.listing.channel is not None
        assert screen.listing.channel.name == "Op Eds"
        await session.press("enter", "escape")
        assert len(screen.channels.rows) > 5
        assert screen.channels.scope == screen.listing.scope


async def test_a_channel_chosen_just_before_none_is_left(start: Start) -> None:
    async with start() as session:
        screen = session.screen
        screen.focus_pane(PaneName.CHANNELS)
        screen.channels.choose()
        screen.channels.narrow("zzzz", None)
        await session.settle()
        assert screen.channels.row is None
        assert screen.is_running


async def test_keys_about_a_column_say_so_where_there_is_none(start: Start) -> None:
    async with start() as session:
        for place in ("4", "3"):
            await session.press(place)
            for key in ("s", "m", "X", "o", "y", "Y", "i", "w", "number_sign", "N", "M", "exclamation_mark"):
                session.screen.tell("")
                await session.press(key)
                assert "There is no column here." in session.text, f"{key} in {place}"
        await session.press("2")
        assert session.screen.entries.ids == ()
        for key in ("A", "s", "w"):
            session.screen.tell("")
            await session.press(key)
            assert "There is no column here." in session.text, key


async def test_keys_say_so_where_the_filter_leaves_none(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("2", "slash", *"zzzz", "enter", "s")
        assert "There is no column here." in session.text
