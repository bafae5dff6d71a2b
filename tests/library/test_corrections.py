"""What a list says anew of its entries arrives; what a person did and what the article told stays."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from reader.library import Library
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind, State
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict

from .made import NOW, article, channel, later
from .newsrooms import Wrong, tried

TOLD = NewEntry(
    "https://press.example/1",
    "https://press.example/1",
    "One",
    "A. Writer",
    dek="A dek",
    published_at=date(2026, 11, 18),
    guid="1",
)


@pytest.fixture
def op_eds(library: Library) -> int:
    return library.channels.add(channel(), NOW)


def _listed(library: Library, channel_id: int) -> tuple[Entry, ...]:
    return library.entries.rows(library.entries.ids(Scope(ScopeKind.CHANNEL, channel_id)))


def test_a_correction_arrives_and_what_a_person_did_stays(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [TOLD], NOW)
    (before,) = _listed(library, op_eds)
    library.entries.set_place(before.id, Place(3, 1, "words"), 0.5, NOW)
    library.entries.set_state([before.id], State.FINISHED, NOW)
    library.saved.save(before.id, NOW)
    told = replace(TOLD, headline="Once", byline="B. Writer", dek="Another dek")
    moved = replace(told, key="https://press.example/once", url="https://press.example/once")
    assert library.entries.put(op_eds, [told], later(1)) == library.entries.put(op_eds, [moved], later(2)) == 0
    (after,) = _listed(library, op_eds)
    assert (after.headline, after.byline, after.dek, after.url) == ("Once", "B. Writer", "Another dek", moved.url)
    assert (after.called, after.corrected_at) == ("One", later(2))
    assert (after.id, after.state, after.saved, after.place, after.progress) == (
        *(before.id, State.FINISHED, True),
        *(Place(3, 1, "words"), 0.5),
    )
    # A second list that has it under its new address lists the same entry.
    other = library.channels.add(channel("From the Left"), NOW)
    assert library.entries.put(other, [replace(moved, guid="")], later(3)) == 0


@pytest.mark.parametrize(("guid", "headline"), [("tag:press.example,2026:17", "Another headline"), ("", TOLD.headline)])
def test_what_was_rewritten_or_moved_is_the_same_entry(library: Library, op_eds: int, guid: str, headline: str) -> None:
    first = replace(TOLD, guid=guid, published_at=datetime(2026, 11, 18, 9, 30, tzinfo=UTC))
    library.entries.put(op_eds, [first], NOW)
    (before,) = _listed(library, op_eds)
    library.entries.set_state([before.id], State.FINISHED, NOW)
    page = "https://press.example/elsewhere"
    moved = replace(first, key=page, url=page, headline=headline)
    assert library.entries.put(op_eds, [moved], later(1)) == library.entries.put(op_eds, [moved], later(2)) == 0
    (after,) = _listed(library, op_eds)
    assert (after.id, after.state, after.url, after.headline) == (before.id, State.FINISHED, page, headline)


BESIDE = replace(TOLD, guid="", headline="Another", dek="Of something else")


@pytest.mark.parametrize("url", ["", TOLD.url])
@pytest.mark.parametrize("body", ["", "<p>It was said at length.</p>"])
def test_a_headline_is_corrected_where_no_guid_and_no_page_is_an_entrys_own(
    library: Library, op_eds: int, url: str, body: str
) -> None:
    def told(headline: str) -> list[NewEntry]:
        first = replace(TOLD, guid="", headline=headline, body=body)
        return [replace(each, key=url or each.headline, url=url) for each in (first, BESIDE)]

    library.entries.put(op_eds, told("One"), NOW)
    before = {entry.headline: entry.id for entry in _listed(library, op_eds)}
    assert (
        library.entries.put(op_eds, told("Once"), later(1)) == library.entries.put(op_eds, told("Once"), later(2)) == 0
    )
    assert {entry.headline: entry.id for entry in _listed(library, op_eds)} == {
        "Once": before["One"],
        "Another": before["Another"],
    }
    # Both stand in one list: they are two.
    assert library.entries.put(op_eds, [*told("Once"), told("Yet another")[0]], later(3)) == 1


@pytest.mark.parametrize("change", [{"dek": "Another dek"}, {"published_at": date(2026, 11, 19)}])
def test_another_text_or_day_under_another_headline_is_another_entry(
    library: Library, op_eds: int, change: dict[str, Any]
) -> None:
    first = replace(TOLD, guid="", key="One", url="")
    library.entries.put(op_eds, [first], NOW)
    assert library.entries.put(op_eds, [replace(first, key="Once", headline="Once", **change)], later(1)) == 1


def test_what_stands_in_one_list_with_it_is_another(library: Library, op_eds: int) -> None:
    page = "https://press.example/elsewhere"
    first = replace(TOLD, guid="", published_at=datetime(2026, 11, 18, 9, 30, tzinfo=UTC))
    moved = replace(first, key=page, url=page)
    library.entries.put(op_eds, [first], NOW)
    assert library.entries.put(op_eds, [moved, first], later(1)) == 1
    assert library.entries.put(op_eds, [moved], later(2)) == 0
    assert len(_listed(library, op_eds)) == 2


def test_an_older_page_moves_nothing(library: Library, op_eds: int) -> None:
    page = "https://press.example/elsewhere"
    first = replace(TOLD, guid="", published_at=datetime(2026, 11, 18, 9, 30, tzinfo=UTC))
    library.entries.put(op_eds, [first], NOW)
    assert library.entries.put_older(op_eds, [replace(first, key=page, url=page)], later(1)) == 1


def test_a_part_of_a_list_moves_nothing(library: Library, op_eds: int) -> None:
    first = replace(TOLD, guid="", published_at=datetime(2026, 11, 18, 9, 30, tzinfo=UTC))
    library.entries.put(op_eds, [first], NOW)
    page = "https://press.example/elsewhere"
    assert library.entries.put(op_eds, [replace(first, key=page, url=page)], later(1), whole=False) == 1


def test_what_is_said_again_is_no_correction(library: Library, op_eds: int) -> None:
    for minute, told in enumerate([TOLD, replace(TOLD, dek="", byline=""), TOLD]):
        library.entries.put(op_eds, [told], later(minute))
    (entry,) = _listed(library, op_eds)
    assert (entry.dek, entry.byline, entry.called, entry.corrected_at) == ("A dek", "A. Writer", "", None)


def test_what_has_no_page_has_the_text_that_its_list_says_last(library: Library, op_eds: int) -> None:
    long, short = (
        replace(TOLD, key="1", url="", body=f"<p>{words}</p>") for words in ("It was said at length.", "Withdrawn.")
    )
    library.entries.put(op_eds, [long], NOW)
    (entry,) = _listed(library, op_eds)
    library.entries.put(op_eds, [short], later(1))
    assert library.entries.body(entry.id) == short.body


def test_another_list_does_not_correct(library: Library, op_eds: int) -> None:
    other = library.channels.add(channel("From the Left"), NOW)
    library.entries.put(op_eds, [TOLD], NOW)
    for headline in ("Op Eds: One", "Op Eds: Once"):
        library.entries.put(other, [replace(TOLD, headline=headline, guid="")], later(1))
        library.entries.put_older(op_eds, [replace(TOLD, headline=headline, guid="")], later(1))
        library.entries.put(op_eds, [TOLD], later(2))
    (entry,) = _listed(library, op_eds)
    assert (entry.headline, entry.corrected_at) == ("One", None)


def test_what_the_article_told_is_not_undone(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [TOLD], NOW)
    (before,) = _listed(library, op_eds)
    text = replace(article(), byline="A. Writer", dek="A dek")
    library.articles.put(before.id, text, Verdict.FULL, Rung.PAGE, [], NOW)
    library.entries.improve(before.id, byline=text.byline, dek=text.dek)
    library.entries.put(op_eds, [replace(TOLD, headline="Once", byline="Staff", dek="Read more")], later(1))
    (after,) = _listed(library, op_eds)
    assert (after.headline, after.byline, after.dek) == ("Once", "A. Writer", "A dek")


@pytest.mark.parametrize(
    ("then", "kept"),
    [(date(2026, 11, 16), date(2026, 11, 16)), (date(2026, 11, 20), date(2026, 11, 18)), (None, date(2026, 11, 18))],
)
def test_a_day_is_set_right_and_not_renewed(library: Library, op_eds: int, then: date | None, kept: date) -> None:
    for minute, moment in enumerate((TOLD.published_at, then)):
        library.entries.put(op_eds, [replace(TOLD, published_at=moment)], later(minute))
    assert [entry.published_at for entry in _listed(library, op_eds)] == [kept]


def test_an_entry_without_a_date_is_never_above_what_is_newer(library: Library, op_eds: int) -> None:
    def told(name: str, moment: datetime | None) -> NewEntry:
        return NewEntry(f"https://press.example/{name}", f"https://press.example/{name}", name, published_at=moment)

    first = [told("a", datetime(2026, 11, 23, 8, tzinfo=UTC)), told("b", None)]
    first.append(told("c", datetime(2026, 11, 23, 7, tzinfo=UTC)))
    library.entries.put(op_eds, first, NOW)
    library.entries.put(op_eds, [told("d", later(30)), told("e", None), *first], later(60))
    assert [entry.headline for entry in _listed(library, op_eds)] == ["d", "e", "a", "b", "c"]


def test_entries_of_one_page_have_keys_of_their_own(library: Library, op_eds: int) -> None:
    told = [replace(TOLD, headline=str(number), guid="N/A") for number in range(5)]
    assert library.entries.put(op_eds, told, NOW) == 5
    found = _listed(library, op_eds)
    assert [entry.headline for entry in found] == [str(number) for number in range(5)]
    assert len({entry.key for entry in found}) == 5
    assert library.entries.share_url(TOLD.url)
    assert library.entries.lists_all(op_eds, told)
    assert not library.entries.lists_all(op_eds, [*told, replace(TOLD, headline="new", guid="N/A")])


def test_careless_newsrooms_lose_and_double_nothing(library: Library) -> None:
    assert tried(library, range(15), seed=2) == Wrong()
