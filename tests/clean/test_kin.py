"""Lines in the clothes of the column stay unless they say why not; pleas at its end go."""

from collections.abc import Iterable

import pytest

from reader.clean.body.kin import has_reason_to_go, is_alike, is_phrase, with_kin, with_signatures, without_pleas
from reader.clean.body.naming import SAID, Phrases, groups_of, said_in
from reader.clean.body.units import Unit, cut_into_units
from reader.clean.prepare import parse_text
from tests.clean.pages import SENTENCES


def units_of(markup: str) -> list[Unit]:
    return cut_into_units(parse_text(f"<body>{markup}</body>"))


def text_of(units: Iterable[Unit], keep: Iterable[bool]) -> list[str]:
    return [unit.text for unit, kept in zip(units, keep, strict=True) if kept]


def joined(markup: str) -> list[str]:
    """What is kept beside the long paragraphs of the markup."""
    units = units_of(markup)
    known = [unit.text in SENTENCES for unit in units]
    return [text for text in text_of(units, with_kin(units, known)) if text not in SENTENCES]


PARAGRAPHS = "".join(f"<div class=para>{sentence}</div>" for sentence in SENTENCES)


@pytest.mark.parametrize("line", ["そして灯りはまた回りはじめる", "并且灯又开始转动起来了"])
def test_a_line_without_blanks_and_without_a_stop_stays(line: str) -> None:
    assert joined(f"<main>{PARAGRAPHS}<div class=para>{line}</div></main>") == [line]
    assert joined(f"<main>{PARAGRAPHS}<div class=para>関連記事</div></main>") == []


@pytest.mark.parametrize(
    "line", ["So it goes.", "He did not reply.", "and after that be dark", "By then it was dark", "Terms were agreed."]
)
def test_a_line_like_the_paragraphs_stays(line: str) -> None:
    assert joined(f"<main>{PARAGRAPHS}<div class=para>{line}</div></main>") == [line]
    assert joined(f"<main><div class=para>{line}</div>{PARAGRAPHS}</main>") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "Share",
        "Related",
        "The Marsh Post",
        "By Ada Holm",
        "Subscribe to our newsletter.",
        "Ada Holm is a columnist for the Marsh Post.",
        "© 2031 The Marsh Post.",
        "This article was first printed in the Marsh Post.",
        "<a href='/fog'>What the fog took from us.</a>",
    ],
)
def test_a_line_that_says_what_it_is_goes(line: str) -> None:
    assert joined(f"<main>{PARAGRAPHS}<div class=para>{line}</div></main>") == []


def test_lines_behind_one_that_goes_are_no_longer_of_the_column() -> None:
    end = "<div class=para>Share this story</div><div class=para>It is sunny at the quay.</div>"
    assert joined(f"<main>{PARAGRAPHS}{end}</main>") == []
    assert joined(f"<main>{PARAGRAPHS}{end}{PARAGRAPHS}</main>") == ["It is sunny at the quay."]


def test_another_class_or_a_far_place_is_no_kin() -> None:
    assert joined(f"<main>{PARAGRAPHS}<div class=note>So it goes.</div></main>") == []
    far = "<div><div><div><div>{}</div></div></div></div>"
    line = far.format("<div class=para>So it goes.</div>")
    assert joined(f"<main>{far.format(PARAGRAPHS)}{line}</main>") == []


def test_a_look_that_is_mostly_of_others_says_nothing() -> None:
    others = "<div class=para>Nothing of this is in the column at all, and there is a lot of it.</div>" * 9
    assert joined(f"<main>{PARAGRAPHS}{others}<div class=para>So it goes.</div></main>") == []


def test_wrapped_lines_are_alike_where_their_wrappers_are() -> None:
    one, two, three = units_of(
        "<div class=a><p>One.</p></div><div class=a><p>Two.</p></div><div class=b><p>Three.</p></div>"
    )
    assert is_alike(one.element, two.element)
    assert not is_alike(two.element, three.element)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Two roads diverged in a wood", True),
        ("and after that be dark", True),
        ("Harbour Street", False),
        ("The Marsh Post", False),
        ("Opinion", False),
        ("12 March 2031", False),
    ],
)
def test_a_phrase_is_written_small(text: str, phrase: bool) -> None:
    assert is_phrase(text) is phrase


def test_a_sentence_with_its_end_is_believed() -> None:
    sentence, bare = units_of("<p>Watch the tide.</p><p>Watch the tide</p>")
    assert not has_reason_to_go(sentence)
    assert has_reason_to_go(bare)


def test_pleas_and_links_at_the_end_go() -> None:
    plea = "Sign up for the morning letter"
    end = "<p>So it goes.</p><p>Follow Ada on Twitter</p><p><a>Fog</a></p>"
    units = units_of(f"<p>{SENTENCES[0]}</p><p>{plea}</p>{end}")
    assert text_of(units, without_pleas(units, [True] * len(units))) == [SENTENCES[0], plea, "So it goes."]


@pytest.mark.parametrize("remark", ["© 2031 The Marsh Post", "This article was updated to correct a name."])
def test_remarks_at_the_end_are_left_to_those_who_set_them_apart(remark: str) -> None:
    units = units_of(f"<p>{SENTENCES[0]}</p><p>Subscribe now</p><p>{remark}</p>")
    assert text_of(units, without_pleas(units, [True] * len(units))) == [SENTENCES[0], remark]


@pytest.mark.parametrize("name", ["Worried", "— Worried", "Sleepless in Marsh End", "Orolig"])
def test_who_signs_a_letter_stays_where_the_answer_greets_them(name: str) -> None:
    units = units_of(f"<p>{SENTENCES[0]}</p><div>{name}</div><p>Dear {name.strip('— ')},</p><p>{SENTENCES[1]}</p>")
    assert with_signatures(units, [True, False, True, True]) == [True] * 4
    assert with_signatures(units, [True, False, False, True]) == [True, False, False, True]


def test_a_line_no_greeting_repeats_does_not_stay() -> None:
    units = units_of(f"<p>{SENTENCES[0]}</p><div>Advertisement</div><p>Dear Worried,</p><p>{SENTENCES[1]}</p>")
    assert with_signatures(units, [True, False, True, True]) == [True, False, True, True]


@pytest.mark.parametrize("text", ["Sign UP here", "SIGN up – here", "ſign up", "sign up"])
def test_phrases_are_found_in_whatever_case(text: str) -> None:
    found = Phrases(r"\bsign up\b").search(text)
    assert found is not None
    assert found.start() == 0


@pytest.mark.parametrize(
    "said", ["All rights reserved", "Photo: Ada Holm", "By Ada Holm", "Updated at 10:30", "The end"]
)
def test_what_a_line_says(said: str) -> None:
    expected = [name for name, (most, phrases) in SAID.items() if len(said) <= most and phrases.search(said)]
    assert said_in(said) == said_in(said.upper()) == expected


def test_the_groups_of_a_name() -> None:
    assert groups_of("article-body") == {"body"}
    assert groups_of("share-buttons") == {"share"}
    assert groups_of("related_posts") >= {"related"}
    assert groups_of("zebra") == frozenset()
