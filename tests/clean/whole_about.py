"""Invented whole columns that speak of what walls say: of banners, boxes and buttons, without quotation marks too."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown
from tests.clean.tongues import head

_BANNERS = {
    "dialog": "<div role='dialog'><p>We use cookies and share data with partners.</p><button>Accept all</button>"
    "<button>Reject all</button></div>",
    "box": "<div class='cmp'><p>This site stores cookies on your device for its partners.</p>"
    "<button>Accept all</button> <button>Settings</button></div>",
}
_COOKIES = (
    (
        "en",
        "The cookie that would not be refused",
        "<p>Every morning I refuse all cookies on eleven sites, and every night they have forgotten that I did.</p>"
        "<p>My aunt, who is ninety, gives her consent to everybody, and says that at her age one is glad to be asked."
        "</p><p>We ought to have cookies that remember one thing only: that we said no to cookies.</p>",
    ),
    (
        "de",
        "Wir und unsere Cookies",
        "<p>Jeden Morgen lehne ich Cookies ab, und jeden Abend haben die Cookies es vergessen.</p><p>Meine Tante gibt "
        "ihre Einwilligung überall, denn in ihrem Alter, sagt sie, freut man sich über jede Frage nach dem Datenschutz."
        "</p><p>Ein Cookie, das sich merkt, dass ich keine Cookies will, das wäre ein Fortschritt.</p>",
    ),
)
_QUOTED = (
    ("en", "Subscribe to continue reading, the box said."),
    ("en", "Subscribe to continue reading, said the box, so I went for a walk."),
    ("en", "Already a subscriber, it asked. I was not."),
    ("en", "This article is for subscribers only, I was told."),
    ("de", "Jetzt weiterlesen mit Abo, stand da."),
    ("fr", "Article réservé aux abonnés, disait la boîte."),
    ("sv", "Bli prenumerant, sa rutan."),
)
_ENDINGS = (
    "Share this, they said.",
    "Subscribe now.",
    "Log in, it said, and I logged off.",
    "In the end my mother subscribed to a newsletter about boats.",
    "He wanted to donate his boat.",
)
_TEXT = {
    "en": (
        "The harbour has a screen now, where the tide table hung, and it knows everything except the tide.",
        "I stood before it in the rain on Monday, with two fishermen and a dog, and we all read what it had to say.",
        "It is a very polite screen, and it asks a great many questions of people who only want to know one thing.",
    ),
    "de": (
        "Am Hafen hängt jetzt ein Bildschirm, wo früher die Gezeiten standen, und er weiß alles außer den Gezeiten.",
        "Ich stand am Montag im Regen davor, mit zwei Fischern und einem Hund, und wir lasen, was er zu sagen hatte.",
        "Er ist sehr höflich und stellt Leuten viele Fragen, die doch bloß eine einzige Antwort haben wollen.",
    ),
    "fr": (
        "Le port a maintenant un écran, là où pendait l’horaire des marées, et il sait tout sauf les marées.",
        "Lundi j’étais devant, sous la pluie, avec deux pêcheurs et un chien, et nous avons lu ce qu’il avait à dire.",
        "C’est un écran très poli, et il pose beaucoup de questions à des gens qui n’en ont qu’une seule.",
    ),
    "sv": (
        "Hamnen har en skärm nu, där tidvattentabellen hängde, och den vet allt utom när vattnet kommer.",
        "I måndags stod jag framför den i regnet, med två fiskare och en hund, och vi läste vad den hade att säga.",
        "Det är en mycket artig skärm, och den ställer många frågor till folk som bara vill veta en enda sak.",
    ),
}
_ASKED = "A screen in the harbour"


def _column(language: str, title: str, body: str, around: str = "", by: str = "Ada Holm") -> str:
    return (
        f"{head(language, f'{title} | Marsh Post')}<body><header><a href='/'>Marsh Post</a></header><main><article>"
        f"<h1>{title}</h1><p class='byline'>{by}</p><div class='text'>{body}</div></article></main>{around}"
        "<footer>© 2026 Marsh Post</footer></body></html>"
    )


def _prose(language: str) -> str:
    return "".join(f"<p>{text}</p>" for text in _TEXT[language])


def about_cookies() -> list[Shown]:
    return [
        Shown(
            f"about cookies under a {name} {language}", title, (Verdict.FULL,), _column(language, title, body, banner)
        )
        for language, title, body in _COOKIES
        for name, banner in _BANNERS.items()
    ]


def quoting() -> list[Shown]:
    """What a wall says, told by the column: as its last line, and as the last but one."""
    return [
        Shown(f"{name} quoted {language}", _ASKED, (Verdict.FULL,), _column(language, _ASKED, _prose(language) + said))
        for language, line in _QUOTED
        for name, said in (("last line", f"<p>{line}</p>"), ("line", f"<p>{line}</p><p>{_TEXT[language][0][4:]}</p>"))
    ]


def ending() -> list[tuple[Shown, str]]:
    """Columns whose last line is a sentence with a word that sites end with, and that line."""
    return [
        (Shown("ends so en", _ASKED, (Verdict.FULL,), _column("en", _ASKED, _prose("en") + f"<p>{line}</p>")), line)
        for line in _ENDINGS
    ]
