"""Rough Edges: the channel whose entries are all, in one way or another, not the column one hoped for."""

from enum import StrEnum

from reader.demo.stock import Column

CODE = "roughedges"
NAME = "Rough Edges"
BYLINE = "The Night Desk"
PATH = "/knowledge/roughedges"
SECTION = "Odds & Ends"
FIRST_ID = 4_320_001


class Trap(StrEnum):
    """What the server really answers when the column is asked for."""

    EXPIRED = "expired"
    CONSENT = "consent"
    SLOW = "slow"
    MISSING = "missing"
    EMPTY = "empty"
    PDF = "pdf"
    BROKEN = "broken"
    GALLERY = "gallery"


_SLOW_COLUMN = """\
<p>You have been waiting for this page. Not long, as waiting goes: about as long as it takes a kettle to think of \
something to say. But a screen has taught you to count, and you counted.</p>
<p>I used to set type for a weekly that came out when it was ready. It was mostly ready on Fridays. Subscribers in \
the hills got theirs on Monday with the feed delivery, and I never had a letter complaining that the news was old. I \
had several complaining that there was too much of it.</p>
<p>One winter the road was shut for nine days, and the paper for the first of the month went up with the paper for \
the eighth. A woman named Odile Marsh wrote to thank us. She had read the weather forecast on the front of one and \
the storm on the front of the other, she said, and for once in her life she had felt the editor and the Almighty \
working from the same notes.</p>
<p>I am not against speed. When the roof leaks I do not want a man who reads the poem of the rain. But most of what \
arrives quickly has only arrived; it has not been anywhere on the way. A letter that took four days had four days in \
it. You could smell the bag.</p>
<p>So this page was kept back a moment on purpose. Nothing was done to it. It was not improved, weighed or looked at \
by lawyers. It sat in the dark like dough, and you sat on your side of it, and for those few seconds there was one \
thing in the world the two of us were doing at the same time.</p>
<p>It is ready now. That was it.</p>"""

_ENTRIES = (
    (Trap.SLOW, "A column that takes its time", _SLOW_COLUMN),
    (
        Trap.EXPIRED,
        "A column the syndicate took down",
        "<p>Its page still answers, as if nothing had happened, with a list of other columns.</p>",
    ),
    (
        Trap.CONSENT,
        "A page that only asks for your consent",
        "<p>Before the first sentence there are four hundred and twelve partners to agree with. There is no first "
        "sentence.</p>",
    ),
    (
        Trap.MISSING,
        "A page that was never there",
        "<p>The list names it, the feed names it, and the server has never heard of it.</p>",
    ),
    (Trap.EMPTY, "A page with nothing on it", "<p>It loads perfectly. It is blank.</p>"),
    (
        Trap.PDF,
        "A column that turns out to be a PDF",
        "<p>The link looks like any other. What comes down it was made for a printer.</p>",
    ),
    (
        Trap.BROKEN,
        "A page the server trips over",
        "<p>Somewhere behind it a cupboard falls down, every time, at the same place.</p>",
    ),
    (
        Trap.GALLERY,
        "Nine photographs of the harbor, and no column",
        "<p>Somebody filed a picture page under opinion. The pictures are nice.</p>",
    ),
)


def columns() -> tuple[Column, ...]:
    """The entries as the lists show them, one a day, newest first."""
    return tuple(
        Column(
            id=FIRST_ID + number,
            code=CODE,
            headline=headline,
            byline=BYLINE,
            days=number,
            pages=(body,),
            note="<em>The Night Desk is whoever is still here.</em>",
            rights="Copyright {year} Lantern Syndicate, Inc.",
        )
        for number, (trap, headline, body) in enumerate(_ENTRIES)
    )


def trap_of(column_id: int) -> Trap | None:
    """The trap behind an id; None for an ordinary column."""
    number = column_id - FIRST_ID
    return _ENTRIES[number][0] if 0 <= number < len(_ENTRIES) else None
