"""Bylines as printed, mailed, stated and typed become people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page.bylines import clean_byline, join_names, join_people, people_in
from reader.page.people import is_person
from reader.text import is_inert

MANY = (
    *("Ada Holm", "Bo Lind", "Cy Root", "Eva Moss", "Finn Lake", "Gus Hill", "Hal Reed", "Ida Wood", "Jan Brook"),
    *("Kai Frost", "Lea Gray", "Max Field", "Nia Marsh", "Otto Pond", "Pia Storm", "Quinn Dale", "Rolf Katz"),
)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By ADA HOLM and BO LIND, Los Angeles Times", ("Ada Holm", "Bo Lind")),
        ("Ada Holm, Bo Lind & Cy Root", ("Ada Holm", "Bo Lind", "Cy Root")),
        ("Von Ada Holm, Bo Lind und Cy Root, NDR", ("Ada Holm", "Bo Lind", "Cy Root")),
        ("Von ANA WEISSFELD", ("Ana Weissfeld",)),
        ("Par Ada Holm et Bo Lind", ("Ada Holm", "Bo Lind")),
        ("Ada Ortega y Gasset", ("Ada Ortega y Gasset",)),
        ("Opinion by Dr. Ada Holm", ("Dr. Ada Holm",)),
        ("Erstellt von Ada Holm", ("Ada Holm",)),
        ("Ada Holm, Special to The Ledger", ("Ada Holm",)),
        ("Ada Holm, Lantern Syndicate", ("Ada Holm",)),
        ("Ada Holm in Paris", ("Ada Holm",)),
        ("By Ada Holm, photographs by Bo Lind", ("Ada Holm",)),
        ("Ada Holm, translated by Bo Lind", ("Ada Holm",)),
        ("The Ledger - Ada Holm", ("Ada Holm",)),
        ("Ada Holm, Jr.", ("Ada Holm Jr.",)),
        ("RONALD McDONALD JR.", ("Ronald McDonald Jr.",)),
        ("Ada Holm, M.D.", ("Ada Holm",)),
        ("ADA HOLM March 11", ("Ada Holm",)),
        ("Ada Holm | ada@ledger.example", ("Ada Holm",)),
        ("松村太郎", ("松村太郎",)),
        ("Ada and the Trains", ("Ada and the Trains",)),
        ("Redaktion", ("Redaktion",)),
        ("von dpa", ("dpa",)),
        ("The Associated Press", ("The Associated Press",)),
        ("View all posts by Ada Holm", ()),
    ],
)
def test_people_of_a_byline(text: str, people: tuple[str, ...]) -> None:
    assert people_in(text) == people


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Nora Whitfield", "Nora Whitfield"),
        ("by: Nora Whitfield", "Nora Whitfield"),
        ("by: Nora Whitfield, Staff Writer", "Nora Whitfield"),
        ("Nora Whitfield · 20 Nov 2026", "Nora Whitfield"),
        ("Nora Whitfield nora@paper.example", "Nora Whitfield"),
        ("Nora Whitfield@noraw", "Nora Whitfield"),
        ("Nora Whitfield (Reuters)", "Nora Whitfield"),
        ('"Nora Whitfield"', "Nora Whitfield"),
        ("<b>Nora Whitfield</b>", "Nora Whitfield"),
        ("  Nora \n Whitfield ", "Nora Whitfield"),
        ("Nora\x1b]0;x\x07 Whitfield", "Nora Whitfield"),
        ("Jos&eacute; Garc&#237;a", "José García"),
        ("Edith West and Mark White", "Edith West and Mark White"),
        ("Byron Katz", "Byron Katz"),
        ("https://paper.example/ada", ""),
        ("—", ""),
        ("", ""),
        ("x" * 400, ""),
        ("Nora Whitfield " * 200, ""),
    ],
)
def test_bylines_as_printed(text: str, byline: str) -> None:
    assert clean_byline(text) == byline


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("nora@paper.example (Nora Whitfield)", "Nora Whitfield"),
        ("mailto:nora@paper.example (Nora Whitfield)", "Nora Whitfield"),
        ("nora@localhost (Nora Whitfield)", "Nora Whitfield"),
        ("Nora Whitfield (nora@paper.example)", "Nora Whitfield"),
        ("Nora Whitfield <nora@paper.example>", "Nora Whitfield"),
        ("Nora Whitfield <nora@localhost>", "Nora Whitfield"),
        ("nora@paper.example (Nora Whitfield), dale@paper.example (Dale Kim)", "Nora Whitfield and Dale Kim"),
        ("Nora Whitfield (nora@paper.example (Nora), desk)", "Nora Whitfield"),
        ("nora@paper.example", ""),
        ("nora@localhost", ""),
        ("noreply@paper.example (Editor)", ""),
    ],
)
def test_mail_addresses_and_the_names_with_them(text: str, byline: str) -> None:
    assert clean_byline(text) == byline


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Holm, A., Lind, B. C.", "A. Holm and B. C. Lind"),
        ("Holm, A., van der Berg, B.-C. and Di Sora, J.", "A. Holm, B.-C. van der Berg and J. Di Sora"),
        ("Di Sora, J., Holm, A.", "J. Di Sora and A. Holm"),
        ("Holm, A.", "A. Holm"),
        ("Holm, A., Lind, B., Root, C., Moss, E., Lak", "A. Holm, B. Lind, C. Root and E. Moss"),
    ],
)
def test_surnames_that_come_first(text: str, byline: str) -> None:
    assert clean_byline(text) == byline


@pytest.mark.parametrize("name", ["Von Neumann", "Da Vinci", "Da-eun Kim", "Par-Anders Holm"])
def test_a_particle_is_not_always_by(name: str) -> None:
    assert clean_byline(name) == name


def test_a_long_list_is_kept_where_it_holds_people_and_nothing_else() -> None:
    assert people_in(f"By {', '.join(MANY)}") == MANY
    assert people_in(f"By and by the text begins, says {', '.join(MANY)}") == ()


@pytest.mark.parametrize(
    "name",
    ["admin", "Administrator", "editor", "noreply", "no-reply", "staff", "webmaster", "wordpress", "root", "unknown"],
)
def test_placeholders_are_nobody(name: str) -> None:
    assert clean_byline(name) == ""


def test_a_template_that_was_not_filled_is_nobody() -> None:
    assert clean_byline("{{ author.name }}") == ""


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        ([], ""),
        (["Ada Okafor"], "Ada Okafor"),
        (["Ada Okafor", "Dale Kim"], "Ada Okafor and Dale Kim"),
        (["Ada Okafor", "admin", "Dale Kim", "Ada Okafor", "Ilse Brandt"], "Ada Okafor, Dale Kim and Ilse Brandt"),
        (["By Ada Holm", "Bo Lind", "ADA HOLM", "Cy"], "Ada Holm, Bo Lind and Cy"),
    ],
)
def test_names_are_joined_once_each(names: list[str], byline: str) -> None:
    assert join_names(names) == byline


@given(st.text())
def test_no_text_breaks_the_names(text: str) -> None:
    people = people_in(text)
    assert len(people) == len(set(people))
    assert join_people(people) == join_people([*people, *people])
    assert is_inert(clean_byline(text))


PIECES = ("By", "ADA", "Holm", "Bo Lind", ",", "A.", "and", "van", "(", ")", "a@b.example", "|", "<b>", "&", "Staff")


@given(st.lists(st.sampled_from(PIECES)))
def test_people_say_the_same_when_they_are_read_again(pieces: list[str]) -> None:
    people = people_in(" ".join(pieces))
    if any(map(is_person, people)):
        assert people_in(join_people(people)) == people


def test_the_houses_behind_a_person_are_nobody() -> None:
    assert people_in("Francis Wilkinson, Bloomberg Opinion, Tribune News Service") == ("Francis Wilkinson",)


@pytest.mark.parametrize(
    "day",
    [
        *("Fri, Nov 20 2026 10:00", "Friday 20 November 2026", "Today at 10:00", "Yesterday", "November 20th, 2026"),
        *("Fr., 20.11.2026, 10:00 Uhr", "Viernes, 20 de noviembre de 2026", "20 de noviembre de 2026", "1795132800"),
        *("lun., 16 nov. 2026 10:00", "Publié le 20 novembre 2026 à 10h00", "Ven 20 Nov 2026", "星期五", "gisteren"),
        *(
            "śr., 18 lis 2026",
            "venerdì 20 novembre",
            "1er mars 2026",
            "pe 20.11.2026",
            "пт, 20 ноя 2026",
            "heute, 9 Uhr",
        ),
    ],
)
def test_a_day_behind_a_name_is_no_part_of_it(day: str) -> None:
    assert people_in(f"Ada Holm {day}") == ("Ada Holm",)


@pytest.mark.parametrize("name", ["Ada Sun", "Dom Marsh", "Sam Mar", "Alfred Ayer", "May Holm", "Yo-Yo Ma"])
def test_a_name_that_could_be_a_day_is_a_name(name: str) -> None:
    assert people_in(name) == (name,)
