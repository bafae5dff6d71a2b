"""A column found, read, kept and finished by typing lines."""

import pytest

from reader.library import unwritten
from reader.model.entry import State
from reader.plain.places import Home, Over, Page, Shelf
from reader.plain.speaking import links_of
from reader.plain.verbs import all_verbs
from reader.service.library import lists
from tests.plain.conftest import Begin, Talk
from tests.room import no_room


async def state_of(talk: Talk) -> tuple[State, bool]:
    """The state of the column that is read, and whether it is saved, as the library has them."""
    assert isinstance(talk.session.place, Page)
    (entry,) = await lists.read_rows(talk.session.desk, [talk.session.place.opened.entry.id])
    return entry.state, entry.saved


async def test_from_the_first_line_to_a_column_that_is_read_and_saved(begin: Begin) -> None:
    async with begin() as talk:
        assert talk.said[0].startswith("Byline, plain mode.")
        assert "4. Op Eds, in Opinion, not fetched yet." in talk.said
        said = await talk.type("4")
        assert said[:2] == ["Op Eds: 21 new.", "Op Eds, 21 columns."]
        assert said[2].startswith("1. New. The bridge nobody wanted to repair. ")
        assert said[-1] == "11 more: type Enter to go on."
        said = await talk.type("1")
        assert said[0] == "The bridge nobody wanted to repair"
        assert said[3:5] == [
            "By Nora Whitfield, Harbor Times.",
            "21 paragraphs. Type Enter to read on, all for the rest.",
        ]
        assert await state_of(talk) == (State.READING, False)
        assert await talk.type("save") == ["Saved."]
        assert (await talk.type("all"))[-1] == "End of the column."
        assert await state_of(talk) == (State.FINISHED, True)
        assert "That was the end." in (await talk.type(""))[0]
        assert "1. Finished, saved. The bridge nobody wanted to repair. " in "".join(await talk.type("saved"))


async def test_the_place_is_kept_over_a_restart(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        heard = await talk.type("1", "", "", "")
    async with begin(offline=True) as talk:
        await talk.go_to("Continue reading")
        said = await talk.type("1")
        assert "You stopped at paragraph 4." in said
        assert said[-len(heard) :] == heard


async def test_what_is_saved_and_marked_is_taken_back(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        await talk.type("1", "s")
        assert await talk.type("u") == ["Undone: saved."]
        assert await state_of(talk) == (State.READING, False)
        assert await talk.type("u") == ["Nothing to undo."]
        assert await talk.type("m") == ["Finished."]
        assert await talk.type("m") == ["Unread again."]
        assert await talk.type("s", "s") == ["It is saved already. Type unsave to let it go."]
        assert await talk.type("unsave") == ["No longer saved. Type undo to keep it after all."]
        await talk.type("b")
        assert await talk.type("finish") == ["21 columns finished. Type undo to take it back."]
        assert await talk.type("n") == ["Nothing further down in Op Eds is unread."]
        await talk.type("undo")
        assert (await talk.type("n"))[0] == "The bridge nobody wanted to repair"


async def test_from_one_unread_column_to_the_next_and_back(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        first = (await talk.type("1"))[0]
        await talk.type("m")
        second = (await talk.type("n"))[0]
        assert second != first
        assert (await talk.type("n"))[0] not in (first, second)
        assert (await talk.type("p"))[0] == second
        assert await talk.type("p") == ["Nothing further up in Op Eds is unread."]


async def test_what_was_heard_of_a_list_is_seen_when_it_is_left(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        await talk.go_to("Op Eds")
        assert sum(". Unread. " in line for line in talk.said) == 10
        assert sum(". New. " in line for line in await talk.type("")) == 10


async def test_paragraphs_by_number_and_from_the_beginning(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        first = (await talk.type("1"))[-1]
        third = await talk.type("3")
        assert third != [first]
        assert (await talk.type("again"))[1] == first
        assert await talk.type("99") == ["Nothing here has that number."]


async def test_searching(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        await talk.type("1", "all")
        said = await talk.type("search gymnasium council")
        assert said[0] == "1 column found."
        assert (await talk.type("1"))[0] == "The bridge nobody wanted to repair"
        assert await talk.type("search zzzzzz") == ["0 columns found."]
        assert (await talk.type("search"))[0].startswith("Type search and the words")
        assert (await talk.type("search minutes:x"))[0].startswith("“minutes:” wants a number")


async def test_following_and_letting_go(begin: Begin) -> None:
    async with begin() as talk:
        said = await talk.type("newsstand nora whitfield")
        assert said == [
            "1 channel known. A number follows it or lets it go.",
            "1. Nora Whitfield, From the Left, followed.",
        ]
        assert await talk.type("1") == ["You no longer follow Nora Whitfield."]
        assert not any("Nora Whitfield" in line for line in [*await talk.type("c"), *await talk.type("")])
        assert await talk.type("add Nora Whitfield") == ["You follow Nora Whitfield."]
        assert (await talk.type("add Nobody At All"))[0].startswith("No channel is called")
        assert (await talk.type("add"))[0].startswith("Type add and an address")


async def test_a_columns_address_is_saved_where_a_channel_was_asked_for(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        await talk.type("1")
        assert isinstance(talk.session.place, Page)
        url = talk.session.place.opened.entry.url
        assert await talk.type(f"add {url}") == [
            "That is a column, so it is saved: The bridge nobody wanted to repair",
            "You follow Nora Whitfield already.",
        ]


async def test_a_column_by_its_address(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        await talk.type("1")
        assert isinstance(talk.session.place, Page)
        url = talk.session.place.opened.entry.url
        assert (await talk.type(f"open {url}"))[0] == "The bridge nobody wanted to repair"
        assert (await talk.type("back"))[0].startswith("What you opened, 1 column.")
        assert (await talk.type("open ftp://x"))[0] == "Byline cannot open ftp: addresses."
        assert (await talk.type("open"))[0] == "There is no address to open."


async def test_refreshing_one_and_all(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        assert (await talk.type("r"))[:2] == ["Op Eds: nothing new.", "Op Eds, 21 columns."]
        said = await talk.type("c", "r")
        assert any(line.startswith("27 channels asked, ") for line in said)
        assert isinstance(talk.session.place, Home)


async def test_without_a_network_a_sentence_says_so_and_one_stays(begin: Begin) -> None:
    async with begin(offline=True) as talk:
        said = await talk.go_to("Op Eds")
        assert said[0].startswith("Op Eds: ")
        assert "Op Eds, 0 columns." in said
        assert said[-1] == "Nothing is in it."


@pytest.mark.parametrize("line", ["0", "9" * 50, "²", "١", "-1", "zzz", "save", "x" * 1_000_000, "\x1b[2J", "n"])
async def test_what_means_nothing_here_is_a_sentence_and_changes_nothing(begin: Begin, line: str) -> None:
    async with begin() as talk:
        place = talk.session.place
        (said,) = await talk.type(line)
        assert said.endswith(("Nothing here has that number.", "Type help for what can be typed."))
        assert len(said) < 120
        assert talk.session.place == place


async def test_help_says_what_can_be_typed_here(begin: Begin) -> None:
    async with begin() as talk:
        at_home = "\n".join(await talk.type("help"))
        await talk.go_to("Op Eds")
        await talk.type("1")
        reading = "\n".join(await talk.type("?"))
        assert "s or save: " in reading
        assert "s or save: " not in at_home
        assert all(
            each.help in at_home + reading for each in all_verbs() if Shelf not in each.places or len(each.places) > 1
        )


async def test_leaving(begin: Begin) -> None:
    async with begin() as talk:
        assert await talk.type("q") == []
        assert talk.session.place == Over()


async def test_that_nothing_can_be_written_is_said_once_and_once_when_it_can(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unwritten, "PAUSE", 0.0)
    async with begin() as talk:
        await talk.go_to("Op Eds")
        await talk.type("1")
        assert talk.session.turned() == []
        with no_room():
            await talk.type("save")
            (said,) = talk.session.turned()
            assert said.endswith("what you do is kept in memory and written when it can be.")
            assert await state_of(talk) == (State.READING, True)
            assert talk.session.turned() == []
        await talk.type("")
        assert talk.session.turned() == ["The library can be written again, and what you did is in it."]
        assert await state_of(talk) == (State.READING, True)


async def test_a_link_is_followed_and_back_leads_back(begin: Begin) -> None:
    async with begin() as talk:
        await talk.type("r")
        front = await lists.read_front(talk.session.desk)
        for channel in front.channels:
            shelf = await talk.go_to(channel.name)
            if not shelf or not isinstance(talk.session.place, Shelf):
                continue
            for number in range(1, min(len(talk.session.place.ids), 12) + 1):
                await talk.go_to(channel.name)
                await talk.type(str(number))
                page = talk.session.place
                if isinstance(page, Page) and links_of(page.opened.article):
                    said = await talk.type("links")
                    assert said[0].startswith("Link 1: ")
                    await talk.type("link 1")
                    if talk.session.place != page:
                        assert isinstance(talk.session.place, Page)
                        assert talk.session.place.opened.entry.url != page.opened.entry.url
                        await talk.type("back")
                    assert talk.session.place == page
                    assert (await talk.type("link 99"))[0].startswith("Link 1: ")
                    return
        raise AssertionError("no column has a link")


async def test_what_was_finished_by_reading_to_the_end_is_taken_back(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        await talk.type("1", "all")
        assert await talk.type("u") == ["Undone: finished."]
        assert await state_of(talk) == (State.READING, False)


async def test_what_was_followed_is_taken_back_and_can_be_followed_again(begin: Begin) -> None:
    async with begin() as talk:
        await talk.type("newsstand op eds")
        assert await talk.type("1") == ["You no longer follow Op Eds."]
        assert (await talk.type("u"))[0].startswith("Undone: let go of")
        assert await talk.type("1") == ["You no longer follow Op Eds."]


async def test_the_columns_of_a_columnist_by_the_column_or_by_name(begin: Begin) -> None:
    async with begin() as talk:
        assert await talk.type("columnist") == ["Type columnist and a name, such as: columnist whitfield."]
        await talk.type("4")
        await talk.type("1")
        said = await talk.type("columnist")
        assert isinstance(talk.session.place, Shelf)
        assert talk.session.place.title == "Nora Whitfield"
        assert "Writes for Harbor Times." in said
        assert any(line.startswith("Nora Whitfield, ") and "column" in line for line in said)
        assert (await talk.type("columnist Whitfield, N."))[-1] == said[-1]
        assert (await talk.type("columnist Zebedee Quill"))[0].startswith("No columnist here is called")
