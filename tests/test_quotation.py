"""Words that are quoted stand between one pair of marks, however they were cut out of their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.quotation import between_marks

MARKS = '“”„«»「」『』‘’"'


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("We just hadn’t built it.”", "“We just hadn’t built it.”"),
        ("“We had tried.", "“We had tried.”"),
        ("“We had tried.”", "“‘We had tried.’”"),
        ("He said “no” to it.", "“He said ‘no’ to it.”"),
        ("built it.” He said “no.”", "“built it.’ He said ‘no.’”"),
        ("built it.” He left.", "“built it.’ He left.”"),
        ("” he said.", "“he said.”"),
        ("Then he said, “", "“Then he said,”"),
        ('We had not built it."', "“We had not built it.”"),
        ('"We had tried.', "“We had tried.”"),
        ('built it." He said "no."', '“built it." He said "no."”'),
        ('The board is 10"', '“The board is 10"”'),
        ("We hadn’t built it.’", "“We hadn’t built it.”"),
        ("It is the writers’", "“It is the writers’”"),
        ("‘No,’ she said. ‘We hadn’t.", "“‘No,’ she said. ‘We hadn’t.”"),
        ("He said, ‘no.’”", "“He said, ‘no.’”"),
        ("it was ‘no.’”", "“it was ‘no.’”"),
        ("“‘No,” he said", "“‘‘No,’ he said”"),
        ("“First.\n\n“Second.”", "“‘First.\n\n‘Second.’”"),
        ("„Wir haben es versucht.", "“Wir haben es versucht.”"),
        ("Wir haben es nicht gebaut.“", "“Wir haben es nicht gebaut.”"),
        ("Er sagte „nein“ dazu.", "“Er sagte ‚nein‘ dazu.”"),
        ("»Wir haben es versucht.", "“Wir haben es versucht.”"),
        ("Er sagte »nein« dazu.", "“Er sagte »nein« dazu.”"),
        ("Nous ne l’avions pas construit.\u00a0»", "“Nous ne l’avions pas construit.”"),
        ("«\u00a0Nous avons essayé.", "“Nous avons essayé.”"),
        ("Il dit «\u00a0non\u00a0».", "“Il dit «\u00a0non\u00a0».”"),
        ("数字は「四」とある。", "“数字は「四」とある。”"),
        ("まだ作っていない。」", "“まだ作っていない。”"),
        ("他说：“我们没有。", "“他说：‘我们没有。”"),
        ("我们没有。”", "“我们没有。”"),
        ("Plain words.", "“Plain words.”"),
        ("”", "“”"),
        ("", "“”"),
    ],
)
def test_a_mark_at_an_end_without_its_other_is_left_out(words: str, quoted: str) -> None:
    assert between_marks(words) == quoted


@given(st.text(f"ab .,\n{MARKS}", max_size=60))
def test_no_word_is_lost_and_one_pair_is_around_them(words: str) -> None:
    quoted = between_marks(words)
    assert (quoted[0], quoted[-1]) == ("“", "”")
    assert not set(quoted[1:-1]) & set("“”„")
    assert [each for each in quoted if each.isalpha()] == [each for each in words if each.isalpha()]
