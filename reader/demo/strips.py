"""What the comics say: for every strip its day and the words of its panels. How they look is `reader.demo.drawing`."""

from dataclasses import dataclass

FIRST_STRIP_ID = 4_310_001
FIRST_CARTOON_ID = 4_315_001


@dataclass(frozen=True, slots=True)
class Strip:
    """One strip or cartoon. ``scene`` names its drawing, ``panels`` the lines spoken, panel by panel.

    A line is ``who: words``; ``days`` is the strip's age.
    """

    id: int
    code: str
    scene: str
    days: int
    panels: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A comic's or a cartoonist's channel; ``strips`` newest first, at least one."""

    code: str
    name: str
    byline: str
    path: str
    section: str
    strips: tuple[Strip, ...]


_Panels = tuple[tuple[str, ...], ...]

_GULL: dict[str, _Panels] = {
    "chip": (
        ("gull: Storm coming. I'm off inland.", "buoy: Bring me something."),
        ("buoy: I'm fine. I'm fine. I'm fine.",),
        ("buoy: You remembered.", "gull: I ate the other forty."),
    ),
    "diet": (
        ("gull: I'm on a diet.", "buoy: Since when?"),
        ("gull: Since the ferry sailed.",),
        ("buoy: It's turning round.", "gull: And that was my diet."),
    ),
    "toot": (
        ("buoy: A ship spoke to me today.",),
        ("gull: Really? What did it say?",),
        ("buoy: TOOOT.", "gull: Poets."),
    ),
    "watch": (
        ("gull: What do you do all day?",),
        ("buoy: I guard that rock.",),
        ("gull: Has it ever moved?", "buoy: Not on my watch."),
    ),
    "fog": (
        ("gull: Lovely view.", "buoy: I'm over here."),
        ("gull: Are you sure that's you?", "buoy: Who else is out?"),
        ("seal: Carry on.",),
    ),
    "sandwich": (
        ("gull: I had a sandwich today.",),
        ("buoy: What was in it?", "gull: A tourist's hand."),
        ("gull: I let him keep that.",),
    ),
    "attached": (
        ("gull: Ever think of leaving?",),
        ("buoy: With every tide.",),
        ("gull: So what keeps you?", "buoy: I'm attached."),
    ),
}

_MOTH: dict[str, _Panels] = {
    "wish": (
        ("moth: Do you grant wishes?", "lantern: Try me."),
        ("moth: I wish you weren't so bright.",),
        ("moth: I take it back.",),
    ),
    "rain": (
        ("moth: May I come in?", "lantern: It's hot in here."),
        ("moth: It's wet out here.",),
        ("lantern: Better?", "moth: Toasty."),
    ),
    "circles": (
        ("lantern: You're going round in circles.",),
        ("moth: I know.", "lantern: Why not stop?"),
        ("moth: I'd lose my place.",),
    ),
    "sweater": (
        ("moth: I ate a sweater.", "lantern: Any good?"),
        ("moth: Full of holes.",),
        ("lantern: Before or after?",),
    ),
    "dayshift": (
        ("moth: Hello?",),
        ("moth: You look awful.",),
        ("lantern: I was up all night.",),
    ),
    "moon": (
        ("moth: What's that?", "lantern: The competition."),
        ("moth: Half of it's missing.",),
        ("lantern: Budget cuts.",),
    ),
    "talk": (
        ("moth: I came for the light.",),
        ("lantern: They all say that.",),
        ("moth: I stayed for the talk.",),
    ),
}


def _week(code: str, first: int, scripts: dict[str, _Panels]) -> tuple[Strip, ...]:
    """One strip a day back from today, ids growing with time."""
    newest = first + len(scripts) - 1
    return tuple(
        Strip(newest - days, code, scene, days, panels) for days, (scene, panels) in enumerate(scripts.items())
    )


def _comic(code: str, name: str, byline: str, first: int, scripts: dict[str, _Panels]) -> Series:
    return Series(code, name, byline, f"/thefunnies/{code}", "Comics", _week(code, first, scripts))


def _cartoonist(number: int, name: str, scene: str, lines: tuple[str, ...]) -> Series:
    code = name.lower().replace(" ", "")
    strip = Strip(FIRST_CARTOON_ID + number, code, scene, number % 4, (lines,))
    return Series(code, name, name, f"/politics/editorialcartoons/{code}", "Editorial Cartoons", (strip,))


COMICS = (
    _comic("gullandbuoy", "Gull & Buoy", "Perpetua Lamm", FIRST_STRIP_ID, _GULL),
    _comic("wickandmoth", "Wick & Moth", "Anselm Ridley", FIRST_STRIP_ID + 100, _MOTH),
)

CARTOONISTS = tuple(
    _cartoonist(number, name, scene, lines)
    for number, (name, scene, lines) in enumerate(
        (
            ("Bettina Crole", "bridge", ("mayor: Great news! The study recommends a study.",)),
            ("Hugo Vantongeren", "ferry", ("caption: THE FERRY COMMISSION INSPECTS THE RIDERSHIP",)),
            ("Mina Okuda", "meter", ("warden: It's been standing here since Monday.",)),
            ("Wendell Pryce", "library", ("moon: You're up late.", "library: One more chapter.")),
            ("Saoirse Tull", "phones", ("child: Is that yours, Mr. Finch?",)),
            ("Obed Castellan", "trees", ("clerk: Good news, Commissioner. We've finished the count.",)),
        )
    )
)


def all_series() -> tuple[Series, ...]:
    """The comics, then the cartoonists."""
    return COMICS + CARTOONISTS


def picture_path(strip: Strip) -> str:
    """Where the full picture of a strip lies: two folders of the id's leading digits."""
    return f"/newspics/{strip.id // 10_000}/{strip.id // 100}/{strip.id}.png"
