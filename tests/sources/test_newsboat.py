"""The ``urls`` file of newsboat: what is followed, what is named, what is never run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.model.channel import NewChannel, SourceKind
from reader.sources.exchange.newsboat import channel_url, name_of_url, read_urls
from reader.text import is_inert

FEED = "https://paper.example/feed.xml"


def one(line: str) -> NewChannel:
    (channel,), complaints = read_urls(line)
    assert complaints == ()
    return channel


@pytest.mark.parametrize(
    ("line", "name", "section"),
    [
        (FEED, "paper.example", ""),
        (f"{FEED} news", "paper.example", "news"),
        (f"  {FEED}\tnews  politics", "paper.example", "news"),
        (f'{FEED} "Op Eds" news', "paper.example", "Op Eds"),
        (f'{FEED} "~The Paper" news', "The Paper", "news"),
        (f"{FEED} news ~Paper", "Paper", "news"),
        (f'"{FEED}" "~Say \\"hi\\"" "a \\\\ b"', 'Say "hi"', "a \\ b"),
        (f'{FEED} "~" "" news', "paper.example", "news"),
        (f"{FEED} news # politics ~Not this", "paper.example", "news"),
        (f'{FEED} "#1 news"', "paper.example", "#1 news"),
        (f'{FEED} "never closed', "paper.example", "never closed"),
    ],
)
def test_a_line(line: str, name: str, section: str) -> None:
    channel = one(line)
    assert (channel.name, channel.section, channel.kind) == (name, section, SourceKind.FEED)
    assert (channel.url, channel.feed_url) == (FEED, FEED)


def test_comments_and_empty_lines_are_passed_over() -> None:
    channels, complaints = read_urls(f"# my feeds\n\n   \n{FEED} x\n  # more\nhttps://b.example/rss")
    assert [channel.url for channel in channels] == [FEED, "https://b.example/rss"]
    assert complaints == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('"exec:~/bin/make-feed --now" x', "runs a program"),
        ("EXEC:rm", "runs a program"),
        (f'"filter:~/bin/clean.sh:{FEED}"', "through a program"),
        ('"query:Unread:unread = \\"yes\\""', "search among newsboat's own"),
        ("file:///home/me/feed.xml", "file of this computer"),
        (f"{FEED}|~/bin/clean.sh", "to a program"),
        (f"{FEED} |clean.sh", "to a program"),
        (f"{FEED} !", "hidden in newsboat"),
        (f'{FEED} news "!later"', "hidden in newsboat"),
        ("javascript:alert(1)", "no address of the web"),
        ("gopher://old.example/1", "no address of the web"),
    ],
)
def test_what_is_left_out_is_told_with_its_line(line: str, reason: str) -> None:
    channels, (complaint,) = read_urls(f"https://kept.example/rss\n{line}\n")
    assert [channel.url for channel in channels] == ["https://kept.example/rss"]
    assert complaint.line == 2
    assert reason in complaint.reason
    assert complaint.reason.endswith(".")


def test_an_address_that_comes_twice_is_followed_once() -> None:
    channels, (complaint,) = read_urls(f"{FEED} first\n{FEED} second")
    assert [channel.section for channel in channels] == ["first"]
    assert "more than once" in complaint.reason


@pytest.mark.parametrize("text", ["", "# only a comment\n", "Dear diary,\ntoday I read the paper.\n"])
def test_a_text_that_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="no list of channels"):
        read_urls(text)


def test_a_list_of_programs_is_a_list_all_the_same() -> None:
    channels, complaints = read_urls("exec:a\nexec:b\n")
    assert (channels, len(complaints)) == ((), 2)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("feed://paper.example/rss", "http://paper.example/rss"),
        ("feed:https://paper.example/rss", "https://paper.example/rss"),
        ("feed://https://paper.example/rss", "https://paper.example/rss"),
        (" https://paper.example/rss ", "https://paper.example/rss"),
        ("feed:paper", ""),
        ("paper.example/rss", ""),
        ("", ""),
    ],
)
def test_addresses_as_lists_write_them(address: str, url: str) -> None:
    assert channel_url(address) == url


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.paper.example/rss.xml", "paper.example"),
        ("https://paper.example/opinion/feed/", "paper.example/opinion"),
        ("http://paper.example/?feed=rss2", "paper.example/?feed=rss2"),
    ],
)
def test_a_channel_without_a_name_is_called_by_its_place(url: str, name: str) -> None:
    assert name_of_url(url) == name


@given(st.text())
def test_any_text_is_read_or_refused_and_comes_out_harmless(text: str) -> None:
    try:
        channels, complaints = read_urls(text)
    except SourceError:
        return
    shown = [part for channel in channels for part in (channel.name, channel.section, channel.url)]
    assert is_inert(" ".join([*shown, *(complaint.text for complaint in complaints)]))


def test_what_would_act_on_a_terminal_is_taken_out() -> None:
    channel = one(f'{FEED} "ne\x1b[2Jws" "~Pa\u202eper"')
    assert (channel.name, channel.section) == ("Paper", "news")
