"""Lists of channels in and out, with a real library and a real parser process."""

import stat
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FileError, SourceError
from reader.library.library import Library
from reader.model.channel import Channel, NewChannel, SourceKind
from reader.model.page import Page
from reader.service.desk import Desk
from reader.service.following.following import begin
from reader.service.following.subscriptions import IN_PRIVATE_NETWORK, exported, import_channels, planned, preview
from reader.service.library import lists
from reader.sources.catalogue import catalogue
from reader.sources.exchange.opml import read_opml, write_opml
from reader.text import safe
from tests.service.conftest import has_channel
from tests.service.web import Web

with_desk = pytest.mark.asyncio(loop_scope="module")

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
A, B = (NewChannel(f"https://{name}.example/", name.upper(), feed_url=f"https://{name}.example/rss") for name in "ab")
URLS = "https://a.example/rss news\nhttps://b.example/rss ~B\nexec:c\n"


def file(text: str) -> Page:
    return Page("file:///list", "file:///list", text.encode())


def outline(channel: NewChannel) -> str:
    return f'<outline text="{channel.name}" xmlUrl="{channel.feed_url}" htmlUrl="{channel.url}"/>'


def opml(*channels: NewChannel) -> Page:
    return file(f"<opml><body>{''.join(map(outline, channels))}</body></opml>")


async def followed(desk: Desk) -> list[str]:
    return [channel.name for channel in (await lists.read_front(desk)).channels]


def backups(desk: Desk) -> list[Path]:
    return sorted(desk.library.path.parent.glob("channels-*.opml"))


@with_desk
class TestPrivateNetworks:
    HOME = NewChannel("https://home.example/", "Home", feed_url="http://box.local:1200/a/rss")

    async def test_a_feed_in_ones_own_network_is_followed_by_its_own_address(self, desk: Desk) -> None:
        (new,) = (await import_channels(desk, opml(self.HOME))).new
        assert (new.url, new.feed_url) == (self.HOME.feed_url, self.HOME.feed_url)

    async def test_a_list_from_the_web_leads_to_none(self, desk: Desk) -> None:
        page = replace(opml(self.HOME, A), url="https://lists.example/all.opml")
        done = await import_channels(desk, page)
        assert done.new == (A,)
        assert [(each.text, each.reason) for each in done.left_out] == [("Home", IN_PRIVATE_NETWORK)]


@with_desk
class TestImporting:
    async def test_opml(self, desk: Desk) -> None:
        done = await import_channels(desk, opml(A, B))
        assert done.new == (A, B)
        assert await followed(desk) == ["A", "B"]

    async def test_newsboat(self, desk: Desk) -> None:
        done = await import_channels(desk, file(URLS))
        assert [channel.name for channel in done.new] == ["a.example", "B"]
        assert [complaint.line for complaint in done.left_out] == [3]

    async def test_it_is_additive(self, desk: Desk) -> None:
        await has_channel(desk, A)
        done = await import_channels(desk, opml(B))
        assert ([channel.name for channel in done.new], done.followed) == (["B"], ())
        assert await followed(desk) == ["A", "B"]

    async def test_a_second_time_changes_nothing(self, desk: Desk) -> None:
        await import_channels(desk, opml(A, B))
        again = await import_channels(desk, opml(A, B))
        assert (again.new, [channel.name for channel in again.followed]) == ((), ["A", "B"])
        assert again.backup is None
        assert len(backups(desk)) == 1

    async def test_nothing_is_fetched(self, desk: Desk, web: Web) -> None:
        await import_channels(desk, opml(A, B))
        assert web.asked == []

    async def test_a_channel_of_the_catalogue_is_found_by_its_feed(self, desk: Desk) -> None:
        await desk.library.write(lambda library: begin(library, desk))
        before = await lists.read_catalogue(desk)
        (known,) = (channel for channel in before if channel.name == "Op Eds")
        done = await import_channels(desk, file(f'{known.feed_url} "~My own name"'))
        assert ([channel.name for channel in done.followed], done.new) == (["Op Eds"], ())
        assert await lists.read_catalogue(desk) == before

    async def test_a_preview_changes_nothing(self, desk: Desk) -> None:
        await has_channel(desk, A)
        plan = await preview(desk, opml(A, B))
        assert (plan.new, [channel.name for channel in plan.followed], plan.backup) == ((B,), ["A"], None)
        assert await followed(desk) == ["A"]
        assert backups(desk) == []

    @pytest.mark.parametrize("text", ["", "Dear diary", "<rss/>", "<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>"])
    async def test_what_is_no_list_is_refused_and_changes_nothing(self, desk: Desk, text: str) -> None:
        with pytest.raises(SourceError):
            await import_channels(desk, file(text))
        assert backups(desk) == []


@with_desk
class TestTheBackup:
    async def test_it_holds_the_list_as_it_was_and_is_private(self, desk: Desk) -> None:
        await has_channel(desk, A)
        done = await import_channels(desk, opml(B))
        assert done.backup == desk.library.path.parent / "channels-20261123-091400.opml"
        assert stat.S_IMODE(done.backup.stat().st_mode) == 0o600
        assert read_opml(file(done.backup.read_text("utf-8"))) == (A,)

    async def test_two_in_one_second_are_two(self, desk: Desk) -> None:
        await import_channels(desk, opml(A))
        await import_channels(desk, opml(B))
        assert [path.name for path in backups(desk)] == [
            "channels-20261123-091400-2.opml",
            "channels-20261123-091400.opml",
        ]

    async def test_without_one_nothing_is_changed(self, desk: Desk) -> None:
        desk.library.path.parent.joinpath(".blocked").touch()
        desk.library.path = desk.library.path.parent / ".blocked" / "library.sqlite3"
        with pytest.raises(FileError, match="could not be written"):
            await import_channels(desk, opml(A))
        assert await followed(desk) == []


def known(told: NewChannel, number: int = 1, followed: bool = False) -> Channel:
    return Channel(
        number,
        told.url,
        told.name,
        told.kind,
        told.byline,
        told.section,
        told.feed_url,
        told.code,
        told.confirmed,
        followed,
    )


class TestPlanning:
    def test_a_known_channel_keeps_its_url_and_kind(self) -> None:
        comic = NewChannel("https://c.example/strip", "C", SourceKind.COMIC, feed_url="https://c.example/strip/rss")
        told = NewChannel("https://c.example/strip/rss", "Other", feed_url="http://www.c.example/strip/rss/")
        (planned_one,) = planned([known(comic)], [told]).new
        assert (planned_one.url, planned_one.kind) == (comic.url, SourceKind.COMIC)

    def test_by_the_code_of_the_site(self) -> None:
        was = NewChannel("https://s.example/left/ada", "Ada", code="ada")
        moved = NewChannel("https://s.example/right/ada", "Ada", code="ada", feed_url="https://s.example/right/ada/rss")
        assert planned([known(was, followed=True)], [moved]).followed == (known(was, followed=True),)
        assert planned([known(was)], [moved]).new == (moved,)

    def test_another_feed_of_a_known_page_is_a_channel_of_its_own(self) -> None:
        other = NewChannel(A.url, "A comments", feed_url="https://a.example/comments")
        (planned_one,) = planned([known(A, followed=True)], [other]).new
        assert planned_one.url == "https://a.example/comments"

    def test_a_feed_for_a_guess_is_that_channel(self) -> None:
        guess = NewChannel(A.url, "A", feed_url="https://a.example/guess", confirmed=False)
        assert planned([known(guess)], [A]).new == (A,)

    def test_spellings_of_one_address_are_one_channel(self) -> None:
        again = NewChannel("http://www.a.example/", "A again", feed_url="http://www.a.example/rss/")
        plan = planned([], [A, again])
        assert (plan.new, [complaint.text for complaint in plan.left_out]) == ((A,), ["A again"])

    def test_two_feeds_of_one_page_are_two(self) -> None:
        other = NewChannel("http://a.example", "A comments", feed_url="https://a.example/comments")
        assert [channel.url for channel in planned([], [A, other]).new] == [A.url, "https://a.example/comments"]


names = st.text(min_size=1, max_size=40).map(safe).filter(bool)
sections = st.one_of(st.just(""), st.sampled_from(["Opinion", "Comics", "<&\"'>"]), names)


@st.composite
def followable(draw: st.DrawFn) -> list[NewChannel]:
    """Channels of all kinds, no two alike in address, feed or code."""
    count = draw(st.integers(0, 8))
    return [
        NewChannel(
            url=f"https://site{number}.example/p?a=1&b={number}",
            name=draw(names),
            kind=draw(st.sampled_from(SourceKind)),
            byline=draw(st.one_of(st.just(""), names)),
            section=draw(sections),
            feed_url=draw(st.sampled_from(["", f"https://site{number}.example/rss?x=<{number}>&y"])),
            code=draw(st.sampled_from(["", f"code{number}"])),
            confirmed=draw(st.booleans()),
        )
        for number in range(count)
    ]


def follow_all(path: Path, channels: Sequence[NewChannel]) -> tuple[Channel, ...]:
    """The channels followed in a library of their own."""
    library = Library.open(path)
    for channel in channels:
        library.channels.follow(library.channels.add(channel, NOW), NOW)
    found = library.channels.followed()
    library.close()
    return found


def shape(channels: Sequence[Channel]) -> list[NewChannel]:
    """Channels without what belongs to their library."""
    return [
        NewChannel(each.url, each.name, each.kind, each.byline, each.section, each.feed_url, each.code, each.confirmed)
        for each in channels
    ]


@settings(max_examples=25, deadline=None)
@given(followable())
def test_what_is_exported_comes_back_equal(channels: list[NewChannel]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before = follow_all(Path(folder) / "a.sqlite3", channels)
        plan = planned((), read_opml(file(write_opml(before, "Mine", NOW))))
        assert plan.left_out == ()
        assert shape(follow_all(Path(folder) / "b.sqlite3", plan.new)) == shape(before)


def test_the_catalogue_comes_back_equal(tmp_path: Path) -> None:
    before = follow_all(tmp_path / "a.sqlite3", catalogue())
    plan = planned((), read_opml(file(write_opml(before, "Mine", NOW))))
    assert shape(follow_all(tmp_path / "b.sqlite3", plan.new)) == shape(before)
    assert len(before) > 200


@with_desk
async def test_what_is_exported_holds_no_password_and_what_is_kept_for_the_person_does(desk: Desk) -> None:
    await has_channel(desk, NewChannel("https://jo:s3cret@a.example/f", "A", feed_url="https://jo:s3cret@a.example/f"))
    assert "s3cret" not in await exported(desk)
    assert "jo:s3cret@" in await exported(desk, whole=True)


@with_desk
async def test_only_what_is_followed_is_exported(desk: Desk) -> None:
    await has_channel(desk, A)
    await desk.library.write(lambda library: library.channels.add(B, desk.clock()))
    assert read_opml(file(await exported(desk))) == (A,)
