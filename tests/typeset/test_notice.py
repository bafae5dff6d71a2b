from reader.model.blocks import Mark
from reader.typeset.head import Head
from reader.typeset.lines import Role, Setting
from reader.typeset.notice import set_notice


def texts(setting: Setting) -> list[str]:
    return [line.text for line in setting.lines]


def test_a_failure_keeps_the_headline_and_says_what_can_be_done() -> None:
    setting = set_notice(
        Head("Op Eds", "The bridge", "A dek", "A. Writer", "Masthead"),
        "The page is gone.",
        "It may be at the publisher.",
        [("o", "open in the browser"), ("Esc", "back to the list")],
        40,
    )
    assert texts(setting) == [
        "OP EDS",
        "",
        "The bridge",
        "A dek",
        "By A. Writer · Masthead",
        "────────────────",
        "",
        "The page is gone.",
        "",
        "It may be at the publisher.",
        "",
        "o    open in the browser",
        "Esc  back to the list",
    ]
    faces = {run.text: (run.role, run.marks) for line in setting.lines for run in line.runs}
    assert faces["The page is gone."] == (Role.ERROR, Mark.STRONG)
    assert faces["Esc"] == (Role.KEY, Mark.STRONG)


def test_an_empty_page_begins_with_its_sentence() -> None:
    setting = set_notice(Head(), "Nothing is saved yet.", "", [("s", "save what you read")], 40)
    assert texts(setting) == ["Nothing is saved yet.", "", "s  save what you read"]


def test_nothing_at_all() -> None:
    assert texts(set_notice(Head(), "", "", [], 40)) == []


def test_facts_wrap_between_each_other() -> None:
    setting = set_notice(Head(byline="A. Writer", masthead="The Masthead"), "", "", [], 14)
    assert texts(setting)[:2] == ["By A. Writer", "The Masthead"]


def test_keys_stand_above_what_they_do_when_it_is_narrow() -> None:
    assert texts(set_notice(Head(), "", "", [("Esc", "back")], 6)) == ["Esc", "back"]


def test_a_key_that_does_nothing_named_is_shown_alone() -> None:
    assert texts(set_notice(Head(), "", "", [("Esc", "")], 20)) == ["Esc"]
