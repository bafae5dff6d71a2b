"""One article with every kind of block in it; written for these tests."""

from datetime import UTC, datetime

from reader.model.article import Article, ChannelLink
from reader.model.blocks import (
    Blocks,
    Cell,
    Code,
    Figure,
    Heading,
    List,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def item(text: str, *more: List | Paragraph) -> ListItem:
    return ListItem((paragraph(text), *more))


def table(*rows: str, align: str = "left right left", head: bool = True) -> Table:
    """A table of rows whose cells are divided by ``|``; ``align`` names the alignment of each column."""
    sides = align.split()
    return Table(
        tuple(
            tuple(
                Cell((Span(text.strip()),), side, head and number == 0)
                for text, side in zip(row.split("|"), sides, strict=True)
            )
            for number, row in enumerate(rows)
        )
    )


OPENING = Paragraph(
    (
        Span("The bridge at Millrace Street had been closed for so long that the children who were told "),
        Span("not", Mark.EM),
        Span(" to play on it had grown up, married, and were telling their own. Every spring the council set aside a "),
        Span("little money", link="https://harbor.example/budget"),
        Span(" to study it—every autumn the study recommended a study."),
        Span("1", Mark.SUP, "#note-1"),
        Span(" Nobody minded, for the water below is mostly H"),
        Span("2", Mark.SUB),
        Span("O."),
        Span("a, b", Mark.SUP),
    )
)

QUOTATION = Quote(
    (
        Paragraph(
            (
                Span("“We had paid for the bridge,” she told me, “"),
                Span("twice", Mark.EM),
                Span(". We just hadn’t built it.”"),
            )
        ),
        paragraph("She put the ledger back into the drawer."),
    ),
    source=(Span("Hollis Grant, retired book-keeper"),),
)

ORDERED = List(
    (
        item("A survey, which found the river where it had always been."),
        item(
            "A hearing, at which the following were heard:",
            List((item("the ferryman, at length"), item("his dog", List((item("briefly"),))))),
        ),
        item("A vote."),
    ),
    ordered=True,
    start=9,
)

LOOSE = List(
    (
        item("The east bank wants a bridge for carts.", paragraph("It has no carts, but it has had them.")),
        item("The west bank wants a bell."),
    )
)

LEDGER = Table(
    table(
        "Year | Paid | Study",
        "1998 | 12,400 | Soundness of the piers, first opinion",
        "2004 | 9,850 | Soundness of the first opinion",
        "2011 | 131,000 | A review of all that had been reviewed so far, with a map and two appendices",
    ).rows,
    caption=(Span("What the town paid to be told"),),
)

VERSE = paragraph("O bridge that was, O bridge to be,\nthe mud is patient, so are we.")

BLOCKS: Blocks = (
    OPENING,
    Heading((Span("The price of a signature, and of the paper that it was written on"),), 1),
    paragraph(
        "A signature is cheap for the person who gives it. The minutes are at "
        "https://harbor.example/council/minutes/2026/november?session=14&item=bridge for whoever doubts it."
    ),
    QUOTATION,
    Heading((Span("Nineteen years in three steps"),), 2),
    ORDERED,
    LOOSE,
    Figure(
        "https://harbor.example/bridge.jpg",
        "A stone bridge without its middle arch",
        (Span("The bridge in March, seen from the side that has the bell but lacks the carts."),),
        "Photo: Ana Ruiz, Harbor Times",
    ),
    Figure("https://harbor.example/dog.jpg", "The ferryman’s dog"),
    LEDGER,
    Heading((Span("For those who count"),), 3),
    Code("def cost(years: int) -> int:\n    return sum(study(year) for year in range(1998, 1998 + years))  # so far"),
    Rule(),
    VERSE,
    Quote((paragraph("Count the trees first."),), pull=True),
    paragraph(
        "橋は長いあいだ閉ざされていたので、「渡るな」と言われた子どもたちは大人になり、同じことを自分の子に言っている。"
    ),
    paragraph("היה היה פעם גשר, ואיש לא רצה לתקן אותו."),
    Heading((Span("A last word"),), 4),
    paragraph("The ferryman 👨‍👩‍👧 waved 🇩🇪; the café stayed open."),
)

ARTICLE = Article(
    url="https://harbor.example/columns/bridge",
    headline="The bridge nobody wanted to repair, and the woman who added up what that had cost",
    byline="Nora Whitfield",
    masthead="Harbor Times",
    published_at=datetime(2026, 11, 23, 9, 14, tzinfo=UTC),
    kicker="Op Eds",
    dek="A town of eleven thousand learned what a signature costs",
    blocks=BLOCKS,
    author_note=(paragraph("Nora Whitfield writes on rivers and what is done to them. Her desk faces the water."),),
    rights="© 2026 Harbor Times. Distributed by the Millrace Syndicate.",
    published_in=(ChannelLink("Op Eds", "https://harbor.example/opeds"),),
    related=(
        ChannelLink("Ilse Brandt", "https://harbor.example/brandt", "Ilse Brandt"),
        ChannelLink("Point and Counterpoint", "https://harbor.example/point", "Dale Kim and Rosa Lind"),
        ChannelLink("The Valley Ledger", "https://harbor.example/ledger", "The Editors"),
    ),
    comics=(
        ChannelLink("Mud Flats", "https://harbor.example/mud", "Ed Pell"),
        ChannelLink("Low Tide", "https://harbor.example/tide"),
    ),
    comments_url="https://harbor.example/columns/bridge#comments",
    language="en",
    words=950,
)
