"""A columnist over all channels: what they wrote, when they publish, whether one is late, and who they are not."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.errors import SourceError
from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import Entry, NewEntry, State
from reader.model.passage import Passage
from reader.service.desk import Desk
from reader.service.library import columnists, lists, saving
from reader.service.library.columnists import Columnist, lateness, sign_all
from reader.service.library.searching import index_all
from tests.service.conftest import NOW

NORA = "Nora Whitfield"
TODAY = NOW.date()


async def columns(
    desk: Desk, channel: str, bylines: list[str], masthead: str = "", every: int = 7, last: int = 1
) -> list[Entry]:
    """Columns of a channel, the newest first, so many days apart, the newest ``last`` days ago."""

    def put(library: Library) -> list[Entry]:
        url = f"https://{channel.lower().replace(' ', '')}.example/"
        made = library.channels.add(NewChannel(url, channel), NOW)
        library.channels.follow(made, NOW)
        new = [
            NewEntry(
                f"{channel}:{at}:{byline}",
                f"{url}{at}-{masthead}".replace(" ", ""),
                f"{channel} {at} {masthead}",
                byline=byline,
                masthead=masthead,
                published_at=NOW - timedelta(days=last + every * at),
            )
            for at, byline in enumerate(bylines)
        ]
        library.entries.put(made, new, NOW, whole=False)
        library.channels.refreshed(made, NOW)
        return [entry for each in new if (entry := library.entries.by_key(each.key))]

    made = await desk.library.write(put)
    await index_all(desk, pause=0.0)
    await sign_all(desk, pause=0.0)
    return made


async def theirs(desk: Desk, entry: Entry) -> Columnist:
    (found,) = await columnists.of_entry(desk, entry)
    return found


async def test_their_columns_over_all_channels_are_a_list(desk: Desk) -> None:
    here = await columns(desk, "Harbor", [NORA, "By NORA B. WHITFIELD, Staff", "Ada Holm"], "Harbor Times")
    there = await columns(desk, "Inland", ["Dr. Nora Whitfield"], "Harbor Times", last=3)
    nora = await theirs(desk, there[0])
    assert nora.name == NORA
    assert nora.ids == (here[0].id, there[0].id, here[1].id)
    window = await lists.read_window(desk, nora.scope)
    assert (window.ids, window.columnist) == (nora.ids, nora)
    assert [each.id for each in window.rows] == list(nora.ids)
    assert await theirs(desk, here[1]) == nora
    assert [each.id for each in await lists.read_entries(desk, nora.scope, 2)] == list(nora.ids[:2])


async def test_two_of_one_name_are_two_lists(desk: Desk) -> None:
    (one,) = await columns(desk, "Harbor", [NORA], "Harbor Times")
    (two,) = await columns(desk, "Inland", [NORA], "Inland Post")
    first, second = await theirs(desk, one), await theirs(desk, two)
    assert (first.name, first.ids) == (f"{NORA} (Harbor Times)", (one.id,))
    assert (second.name, second.ids) == (f"{NORA} (Inland Post)", (two.id,))
    with pytest.raises(SourceError, match=r"may be 2 columnists: Nora Whitfield \(Harbor Times\) · Nora"):
        await columnists.called(desk, NORA)
    assert (await columnists.called(desk, second.name)).ids == (two.id,)


async def test_copies_are_one_column(desk: Desk) -> None:
    one, two = await columns(desk, "Harbor", [NORA, NORA], "Harbor Times")
    await desk.library.write(lambda library: library.same.join(two.id, one.id, 0.9))
    nora = await theirs(desk, two)
    assert nora.ids == (min(one.id, two.id),)
    await desk.library.write(lambda library: library.saved.save(two.id, NOW))
    await saving.mark(desk, [one.id], State.FINISHED)
    now = await theirs(desk, two)
    assert (now.finished, now.saved, now.highlighted) == (1, 1, 0)


async def test_several_signed_it(desk: Desk) -> None:
    (entry,) = await columns(desk, "Harbor", [f"{NORA}, Ada Holm and Ward Holm Jr."])
    assert [each.name for each in await columnists.of_entry(desk, entry)] == [NORA, "Ada Holm", "Ward Holm Jr."]


@pytest.mark.parametrize("byline", ["", "Associated Press", "The Editorial Board", "Staff"])
async def test_agencies_and_desks_are_nobody(desk: Desk, byline: str) -> None:
    (entry,) = await columns(desk, "Harbor", [byline])
    assert await columnists.of_entry(desk, entry) == ()


async def test_a_byline_that_changes_is_read_again(desk: Desk) -> None:
    (entry,) = await columns(desk, "Harbor", [NORA])
    await desk.library.write(lambda library: library.entries.improve(entry.id, byline="Ada Holm"))
    await index_all(desk, pause=0.0)
    assert await sign_all(desk, pause=0.0) == 1
    with pytest.raises(SourceError, match="No columnist here"):
        await columnists.called(desk, NORA)
    assert (await columnists.called(desk, "Holm, Ada")).ids == (entry.id,)
    assert (await columnists.called(desk, "A. Holm")).ids == (entry.id,)
    assert (await columnists.called(desk, "holm")).ids == (entry.id,)


async def test_what_is_kept_and_when_they_publish(desk: Desk) -> None:
    made = await columns(desk, "Harbor", [NORA] * 6, "Harbor Times")
    await saving.mark(desk, [made[0].id, made[1].id], State.FINISHED)
    passage = Passage(0, 4, "word", "", "")
    await desk.library.write(lambda library: library.highlights.add(made[2].id, passage, "", NOW))
    nora = await theirs(desk, made[0])
    assert (nora.finished, nora.saved, nora.highlighted) == (2, 0, 1)
    assert (nora.last, nora.first) == (TODAY - timedelta(1), TODAY - timedelta(36))
    assert nora.rhythm
    assert nora.rhythm.sentence == "usually Sundays"
    assert nora.mastheads == ("Harbor Times",)
    assert [each.name for each in nora.channels] == ["Harbor"]
    assert lateness(nora, TODAY) == ""
    assert nora.query == f'author:"{NORA}"'


async def test_late_is_told_apart_from_a_channel_that_fails(desk: Desk) -> None:
    made = await columns(desk, "Harbor", [NORA] * 6, last=20)
    nora = await theirs(desk, made[0])
    assert nora.rhythm
    assert lateness(nora, TODAY) == "Late: the next was to be expected on 10 November 2026."
    assert lateness(nora, nora.last + timedelta(14)) == ""
    channel = nora.channels[0]
    long_ago = datetime(2026, 11, 4, tzinfo=UTC)

    def fails(library: Library) -> None:
        library.channels.refreshed(channel.id, long_ago)
        library.channels.failed(channel.id, NOW, "It did not answer.", NOW)

    await desk.library.write(fails)
    told = lateness(await theirs(desk, made[0]), TODAY)
    assert told.startswith(
        "Nobody can tell: the next was to be expected on 10 November 2026, but Harbor could not be had"
    )


async def test_the_catalogue_has_channels_under_their_name(desk: Desk) -> None:
    (entry,) = await columns(desk, "Harbor", [NORA])
    new = NewChannel("https://nora.example/", "Slow Trains", byline=NORA)
    await desk.library.write(lambda library: library.channels.add(new, NOW))
    nora = await theirs(desk, entry)
    assert [each.name for each in nora.own] == ["Slow Trains"]


async def test_what_is_muted_or_let_go_is_in_no_list(desk: Desk) -> None:
    one, two = await columns(desk, "Harbor", [NORA, NORA])

    def mute(library: Library) -> None:
        library.store.run("INSERT INTO pruned (entry_id, pruned_at) VALUES (?, '2026-11-20T00:00:00Z')", one.id)

    await desk.library.write(mute)
    assert (await theirs(desk, two)).ids == (two.id,)
    assert await columnists.of_entry(desk, one) == ()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By NORA WHITFIELD, Special to the Ledger", (NORA,)),
        ("Whitfield, Nora", (NORA,)),
        ("Whitfield, Nora B.", ("Nora B. Whitfield",)),
        ("Whitfield, N. B.", ("N. B. Whitfield",)),
        ("Sen. Nora Whitfield and Dr. Ada Holm, Ph.D.", (NORA, "Ada Holm")),
        ("Ward Holm, Jr., Reuters", ("Ward Holm Jr.",)),
        ("Reuters", ()),
        ("Opinion Desk", ()),
    ],
)
def test_who_a_byline_names(byline: str, names: tuple[str, ...]) -> None:
    assert columnists.signers(byline) == names
