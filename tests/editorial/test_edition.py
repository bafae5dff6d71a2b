"""An edition ends, is balanced over sections, channels and columnists, and says why it has what it has."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.editorial.edition import (
    COMICS,
    FRONT,
    FRONT_PAGE,
    MOST,
    MOST_OF_CHANNEL,
    MOST_OF_WRITER,
    USUAL_MINUTES,
    edition,
    filling,
)
from reader.editorial.pace import minutes_left
from reader.model.edition import Candidate

SECTIONS = ("Opinion", "Food", "Sports")


def candidate(number: int, section: str = "Opinion", liked: int = 0, minutes: int = 0, writer: str = "") -> Candidate:
    """One of a channel and, unless told otherwise, a writer of its own."""
    by = writer or f"writer {number}"
    return Candidate(number, number, section, by, f"2026-11-{number:02}", minutes=minutes, liked=liked)


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        entry_id=st.integers(1, 10_000),
        channel_id=st.integers(1, 6),
        section=st.sampled_from(SECTIONS),
        writer=st.sampled_from(("", "ada", "bo", "cy", "di")),
        moment=st.sampled_from(("2026-11-20", "2026-11-21", "2026-11-22")),
        minutes=st.integers(0, 40),
        progress=st.floats(0, 1),
        liked=st.integers(0, 30),
        is_comic=st.booleans(),
        is_begun=st.booleans(),
    ),
    max_size=60,
    unique_by=lambda each: each.entry_id,
)


@given(CANDIDATES)
def test_it_ends_and_nobody_has_more_than_their_share(candidates: list[Candidate]) -> None:
    placed = edition(candidates)
    known = {each.entry_id: each for each in candidates}
    chosen = [known[each.entry_id] for each in placed]
    prose = [each for each in chosen if not each.is_comic]
    assert len({each.entry_id for each in placed}) == len(placed)
    assert len(prose) <= MOST
    every = [each for each in candidates if not each.is_comic]
    channels = {each.channel_id for each in every}
    assert max(Counter(each.channel_id for each in prose).values(), default=0) <= max(
        MOST_OF_CHANNEL, MOST // max(1, len(channels))
    )
    writers = {each.writer or str(each.entry_id) for each in every}
    named = Counter(each.writer for each in prose if each.writer)
    assert max(named.values(), default=0) <= max(MOST_OF_WRITER, MOST // max(1, len(writers)))
    strips = [each.channel_id for each in chosen if each.is_comic]
    assert len(strips) == len(set(strips))
    assert [each.section for each in placed].count(FRONT) == min(FRONT_PAGE, len(prose))
    assert all(each.why for each in placed)
    assert bool(placed) is bool(candidates)


@given(CANDIDATES, st.integers(1, 120))
def test_what_fills_minutes_takes_no_longer(candidates: list[Candidate], minutes: int) -> None:
    known = {each.entry_id: each for each in candidates}
    chosen = [known[each.entry_id] for each in filling(candidates, minutes)]
    assert sum(minutes_left(each.minutes, each.progress) or USUAL_MINUTES for each in chosen) <= minutes
    assert not any(each.is_comic for each in chosen)
    assert len(set(chosen)) == len(chosen)


def test_the_front_page_has_what_one_likes_of_different_sections() -> None:
    placed = edition(
        [
            candidate(1, liked=9),
            candidate(2, liked=8),
            candidate(3, "Food", liked=1),
            candidate(4, "Sports"),
            replace(candidate(5, "Comics"), is_comic=True),
            replace(candidate(6, "Comics"), channel_id=5, is_comic=True),
        ]
    )
    assert [(each.entry_id, each.section) for each in placed] == [
        (1, FRONT),
        (3, FRONT),
        (4, FRONT),
        (2, "Opinion"),
        (6, COMICS),
    ]
    assert placed[0].why == "you read or kept 9 columns of this columnist"
    assert placed[2].why == "new in Sports"


def test_sections_stand_in_the_order_they_are_followed() -> None:
    candidates = [candidate(number, SECTIONS[number % 3]) for number in range(1, 13)]
    ordered = sorted(candidates, key=lambda each: SECTIONS.index(each.section))
    inside = [each.section for each in edition(ordered) if each.section != FRONT]
    assert inside == sorted(inside, key=SECTIONS.index)
    assert set(inside) == set(SECTIONS)


def test_a_busy_section_leaves_room_for_the_others() -> None:
    busy = [candidate(number) for number in range(1, 31)]
    quiet = [candidate(number, "Food") for number in range(31, 36)]
    sections = Counter(each.entry_id > 30 for each in edition([*busy, *quiet]))
    assert sections == {False: MOST - 5, True: 5}


def test_a_quarter_of_an_hour() -> None:
    begun = replace(candidate(1, minutes=10), progress=0.5, is_begun=True)
    first, second = candidate(2, minutes=6, writer="ada", liked=3), candidate(3, minutes=4, writer="ada", liked=3)
    other, long = candidate(4, minutes=4, writer="bo"), candidate(5, minutes=30, liked=20)
    placed = filling([begun, first, second, other, long], 15)
    assert [each.entry_id for each in placed] == [1, 3, 4]
    assert placed[0].why == "half read"
    assert filling([long], 15) == ()
    assert filling([], 15) == ()
