"""The dek of an item whose body is long: made of its beginning, and of no less than the whole would give."""

from hypothesis import given
from hypothesis import strategies as st

from reader.sources.feeds.entry import FeedItem, entry_of
from reader.sources.lists.lines import paragraphs
from reader.sources.lists.teaser import dek_of

_WORDS = st.lists(
    st.sampled_from(("train", "slow.", "Ada", "a & b", "2 &lt; 3", "…", "---", "By Ada Okafor", "")), max_size=40
)
_OPEN = (
    "<p>",
    "<div><p>",
    "<h2>",
    "<blockquote>",
    "<b>",
    "<script>x = 1;</script><p>",
    "<p title='a &lt; b'>",
    "<br>",
    "\n\n",
    "",
)
_PIECES = st.lists(st.tuples(st.sampled_from(_OPEN), _WORDS), min_size=1, max_size=12)


@given(_PIECES, st.integers(1, 60))
def test_cutting_a_long_body_never_changes_its_dek(pieces: list[tuple[str, list[str]]], times: int) -> None:
    body = "".join(f"{tag}{' '.join(words)}" for tag, words in pieces) * times
    assert entry_of(FeedItem("https://paper.example/1", body=body), "https://paper.example/rss").dek == dek_of(
        paragraphs(body)
    )


def test_a_beginning_without_text_is_read_past() -> None:
    body = f"<div>{'<img src=x>' * 1_000}</div><p>What the train teaches.</p>"
    assert (
        entry_of(FeedItem("https://paper.example/1", body=body), "https://paper.example/rss").dek
        == "What the train teaches."
    )
