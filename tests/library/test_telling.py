"""Entries are told apart by guid, page, headline and date together, and found again when some of these change."""

from itertools import permutations

import pytest

from reader.library.telling import Mark, firsts, paired

PAGE = "https://paper.example/one"
ONE = Mark("1", PAGE, PAGE, "One", "2026-11-18T09:30:00Z")
TWO = Mark("2", f"{PAGE}-two", f"{PAGE}-two", "Two", "2026-11-17T09:30:00Z")
NO_GUID = ONE._replace(guid="")
NO_PAGE = ONE._replace(page="", url="")
STORY = Mark("", "paper.example:s-17", f"{PAGE}/s-17", "One", "", lasting=True)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (ONE, ONE),
        (ONE, ONE._replace(headline="One, corrected")),
        (ONE, ONE._replace(headline="One, corrected", date="2026-11-19")),
        (ONE, ONE._replace(page=f"{PAGE}-moved", url=f"{PAGE}-moved")),
        (ONE, ONE._replace(guid="1-changed")),
        (ONE, ONE._replace(guid="1-changed", date="2026-11-19")),
        (ONE, ONE._replace(guid="1-changed", page=f"{PAGE}?at=rss", url=f"{PAGE}?at=rss")),
        (NO_GUID, NO_GUID._replace(date="2026-11-19")),
        (NO_GUID, NO_GUID._replace(headline="One, corrected")),
        (NO_GUID, ONE),
        (NO_PAGE, NO_PAGE._replace(headline="One, corrected")),
        (NO_PAGE._replace(guid=""), NO_PAGE._replace(guid="")),
        (STORY, STORY._replace(headline="Otherwise", date="2026-11-19", guid="7", url=f"{PAGE}/other/s-17")),
    ],
)
def test_what_is_left_is_enough_to_find_it_again(known: Mark, told: Mark) -> None:
    assert paired([TWO, told], [known, TWO]) == [1, 0]
    assert paired([told], [TWO]) == [None]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (ONE, TWO._replace(guid="1")),
        (ONE, ONE._replace(guid="2", headline="Two")),
        (NO_GUID, NO_GUID._replace(headline="Two", date="2026-11-19")),
        (NO_GUID, NO_GUID._replace(headline="Two", url=f"{PAGE}#two")),
        (ONE, ONE._replace(guid="2", page=f"{PAGE}?id=2", url=f"{PAGE}?id=2", date="")),
        (NO_PAGE, NO_PAGE._replace(guid="2", date="")),
    ],
)
def test_one_thing_alone_is_no_evidence(known: Mark, told: Mark) -> None:
    assert paired([told], [known]) == [None]


TAG = ONE._replace(guid="tag:paper.example,2026:17")
SLUG = ONE._replace(guid="one")


def moved(mark: Mark) -> Mark:
    return mark._replace(page=f"{PAGE}-moved", url=f"{PAGE}-moved")


def rewritten(mark: Mark) -> Mark:
    return moved(mark)._replace(headline="Otherwise")


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (TAG, rewritten(TAG)),
        (TAG._replace(date=""), rewritten(TAG)),
        (TAG._replace(date=""), rewritten(TAG)._replace(date="")),
        (TAG, rewritten(TAG)._replace(date="2026-11-18T17:00:00Z")),
        (SLUG, rewritten(SLUG)),
        (ONE._replace(guid="40917"), rewritten(ONE)._replace(guid="40917")),
        (NO_GUID, moved(NO_GUID)),
        (NO_GUID._replace(date="2026-11-18"), moved(NO_GUID)),
    ],
)
def test_what_is_listed_no_more_was_rewritten_or_moved(known: Mark, told: Mark) -> None:
    assert paired([told, TWO], [TWO, known], whole=True) == [1, 0]
    assert paired([told], [known]) == [None], "an older page tells nothing of what is listed before it"
    still = known._replace(guid="other-page-of-it", headline="Other", date="2026-11-01")
    assert paired([told, still], [known], whole=True)[0] is None, "its page is listed still"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (ONE, rewritten(ONE)),
        (ONE._replace(guid="9999"), rewritten(ONE)._replace(guid="9999")),
        (SLUG, rewritten(SLUG)._replace(date="2026-11-18T17:00:00Z")),
        (SLUG._replace(date=""), rewritten(SLUG)._replace(date="")),
        (SLUG._replace(date="2026-11-18"), rewritten(SLUG)._replace(date="2026-11-18")),
        (TAG, rewritten(TAG)._replace(date="2026-11-19T09:30:00Z")),
        (NO_GUID, moved(NO_GUID)._replace(date="2026-11-18T17:00:00Z")),
        (NO_GUID, moved(NO_GUID)._replace(date="")),
        (NO_GUID._replace(date=""), moved(NO_GUID)._replace(date="")),
        (TAG, moved(NO_GUID)),
        (STORY, STORY._replace(page="paper.example:s-18", url=f"{PAGE}/s-18", date="2026-11-18")),
    ],
)
def test_a_place_in_the_list_a_day_or_a_headline_alone_is_no_evidence(known: Mark, told: Mark) -> None:
    assert paired([told, TWO], [TWO, known], whole=True) == [None, 0]


def test_guids_that_go_from_one_to_the_next_tell_nothing() -> None:
    columns = [
        Mark("", f"{PAGE}-{number}", f"{PAGE}-{number}", f"Column {number}", f"2026-11-1{number}")
        for number in range(6)
    ]
    before = [mark._replace(guid=f"slot-000{place}") for place, mark in enumerate(columns[:3])]
    after = [mark._replace(guid=f"slot-000{place}", date="") for place, mark in enumerate(columns[1:5])]
    assert paired(after, before, whole=True) == [1, 2, None, None]


def test_two_that_are_called_alike_on_one_day_are_not_moved() -> None:
    letters = [NO_GUID._replace(page=f"{PAGE}-{each}", url=f"{PAGE}-{each}", headline="Letters") for each in "abc"]
    assert paired(letters[1:], letters[:1], whole=True) == [None, None]
    assert paired(letters[2:], letters[:2], whole=True) == [None]


@pytest.mark.parametrize("mark", [ONE._replace(guid="N/A"), NO_GUID, ONE._replace(guid="N/A", date="")])
def test_what_many_share_tells_nothing(mark: Mark) -> None:
    known = [mark._replace(headline=str(number)) for number in range(4)]
    told = [mark._replace(headline=str(number)) for number in range(1, 5)]
    assert paired(told, known) == [1, 2, 3, None]
    for order in permutations(range(4)):
        assert paired([told[at] for at in order], known) == [at + 1 if at < 3 else None for at in order]


def test_none_is_two() -> None:
    assert paired([ONE, ONE._replace(date="2026-11-19")], [ONE]) == [0, None]


@pytest.mark.parametrize(
    ("other", "is_double"),
    [
        (ONE, True),
        (ONE._replace(guid="other"), True),
        (ONE._replace(page=f"{PAGE}-again", url=f"{PAGE}-again"), True),
        (ONE._replace(headline="Two"), False),
        (ONE._replace(date="2026-11-19"), False),
        (ONE._replace(guid="2", date=""), False),
        (TWO._replace(guid="1", headline="Three"), False),
    ],
)
def test_what_is_listed_twice(other: Mark, is_double: bool) -> None:
    assert firsts([TWO, ONE, other]) == [0, 1, 1 if is_double else 2]


def test_an_anchor_tells_apart_unless_page_and_headline_agree() -> None:
    versions = [ONE._replace(guid=f"{PAGE}#{number}", date=f"2026-11-1{number}") for number in (0, 3)]
    assert firsts(versions) == [0, 0]
    notes = [mark._replace(headline=str(number), url=mark.guid) for number, mark in enumerate(versions)]
    assert firsts(notes) == [0, 1]
