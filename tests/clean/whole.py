"""Invented pages that hold their column whole, whatever else: short ones, ones about walls, ones with boxes."""

from reader.model.verdict import Verdict
from tests.clean.prose import HEADLINES, LONG, WHOLE
from tests.clean.shown import Shown, shown

FULL = Verdict.FULL


def column(name: str, language: str, body: str, head: str = "", after: str = "") -> Shown:
    """A page with its column under its headline."""
    article = f'<article><h1>{HEADLINES[language]}</h1><div class="article-body">{body}</div></article>{after}'
    return shown(name, language, FULL, HEADLINES[language], article, head)


def json_ld(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


_SHORT = (
    (
        "letter",
        "en",
        "<p>Sir, your correspondent asks whether the slow train still runs. It does, at a quarter past six, and "
        "I was on it this morning with my dog, who paid half.</p><p>Yours faithfully, A. Holm, Marsh End</p>",
    ),
    (
        "brief",
        "en",
        "<p>The bridge at Marsh End will be shut from Monday until Friday, the county said. Buses will stop at the "
        "mill instead. Work on the railing costs 40,000 pounds and was put off twice last year for want of dry "
        "weather.</p>",
    ),
    (
        "obituary",
        "en",
        "<p>Odile Marsh, who drove the school bus for forty years and never once was late, died on Sunday at "
        "home. She was 91. Born at the mill, she learned to drive on a hay wagon.</p><p>She leaves two sons, a "
        "sister, and "
        "some eleven hundred passengers. The service is on Friday at ten, and the bus will run.</p>",
    ),
    (
        "poem",
        "en",
        "<p>The train is late, the kettle on,<br>the marsh lies under snow;<br>and those who said they would be "
        "gone<br>are not in haste to go.</p><p>The whistle comes across the fen,<br>a dog gets up to bark;<br>it "
        "will be "
        "quarter past again,<br>and after that be dark.</p>",
    ),
    (
        "recipe",
        "en",
        "<p>A soup for the platform, in twenty minutes.</p><h2>You need</h2><ul><li>two leeks</li><li>four potatoes"
        "</li><li>a litre of water</li><li>salt</li></ul><h2>So it goes</h2><ol><li>Cut the leeks and wash them "
        "well.</li><li>Peel "
        "the potatoes, cut them small, and boil both in the water until they fall apart.</li><li>Salt, and pour "
        "it into a flask."
        "</li></ol>",
    ),
    (
        "brief",
        "de",
        "<p>Die Brücke am Moor ist von Montag bis Freitag gesperrt, teilte der Kreis mit. Die Busse halten so lange "
        "an der Mühle. Die Arbeiten am Geländer kosten 40.000 Euro und waren zweimal verschoben worden, weil es "
        "regnete.</p>",
    ),
    (
        "brief",
        "fr",
        "<p>Le pont du marais sera fermé de lundi à vendredi, a annoncé la mairie. Les bus s’arrêteront au moulin. "
        "Les travaux, deux fois remis à cause de la pluie, coûtent quarante mille euros et dureront cinq jours.</p>",
    ),
    (
        "brief",
        "nl",
        "<p>De brug bij het veen is van maandag tot en met vrijdag dicht, meldt de gemeente. De bus stopt zolang bij "
        "de molen. Het werk aan de leuning kost veertigduizend euro en werd twee keer uitgesteld door de regen.</p>",
    ),
)

_ABOUT = (
    (
        "cookies",
        "en",
        "<p>Every site asks me to accept all cookies, and I consent, because I want to read the news and not the "
        "names of 412 partners who process my personal data.</p>" * 2,
    ),
    (
        "captchas",
        "en",
        "<p>Are you a robot, it asked. I pressed and held to prove I am human; checking your browser, it said; "
        "access denied, it said. I looked for traffic lights in nine squares.</p>",
    ),
    (
        "paywalls",
        "en",
        "<p>Subscribe to continue reading, says the box, and: already a subscriber? You have reached your limit "
        "of free articles. I have reached my limit of boxes.</p>",
    ),
    (
        "errors",
        "en",
        "<p>Page not found, it says, error 404, as if the page were a child that ran off at a fair. This article is "
        "no longer available, and neither am I.</p>",
    ),
    (
        "maintenance",
        "en",
        "<p>Something went wrong, please try again later, said the machine at the station. The site is down for "
        "maintenance, said the sheet of paper on the machine.</p>",
    ),
    (
        "cookies",
        "de",
        "<p>Alle akzeptieren, sagt der Knopf, und ich gebe meine Einwilligung, damit 180 Partner Cookies setzen und "
        "meine Daten verarbeiten dürfen.</p>",
    ),
    (
        "subscriptions",
        "de",
        "<p>Weiterlesen mit dem Abo, steht dort, und: nur für Abonnenten. Ich habe ein Abo, es liegt auf dem "
        "Tisch und riecht nach Papier.</p>",
    ),
    (
        "errors",
        "fr",
        "<p>Page introuvable, me dit l’écran ; la page demandée n’existe pas. Le consentement aux cookies, lui, "
        "existe toujours.</p>",
    ),
    (
        "robots",
        "es",
        "<p>Confirma que no eres un robot, dice la máquina, y yo, que dudo de todo, empiezo a dudar también de eso."
        "</p>",
    ),
    (
        "walls",
        "it",
        "<p>Abbonati per continuare a leggere, dice il muro; sei già abbonato? Io sono abbonato al treno lento.</p>",
    ),
    (
        "cookies",
        "pt",
        "<p>Aceitar tudo, diz o botão, e eu aceito os cookies, o consentimento e os parceiros todos.</p>",
    ),
    (
        "walls",
        "nl",
        "<p>Word abonnee om verder te lezen, zegt de muur. Ik ben al abonnee, zeg ik, van de trage trein.</p>",
    ),
)

_BANNER = (
    '<div id="cmp7" role="dialog"><h2>We value your privacy</h2><p>We and our 212 partners use cookies to '
    "process personal data "
    "for personalised ads and content.</p><button>Accept all</button><button>Manage options</button></div>"
)
_NOTICE = (
    "<div class='x1'><p>We use cookies to show you this map. See our privacy policy.</p><button>Accept</button></div>"
)
_LETTER_BOX = (
    "<div class=box><h3>The morning letter</h3><p>Our best columns, every day at six.</p><form><input "
    "name=mail><button>Sign up"
    "</button></form></div>"
)
_COMMENTS = (
    "<section id=comments><h2>Comments</h2>"
    + "".join(
        f"<div class=comment><b>Reader {n}</b><p>I, too, have ridden it, and I must say that it was late, and "
        f"that I was glad, and "
        "that number {n} of my letters says so at some length.</p></div>"
        for n in range(25)
    )
    + "</section>"
)
_SIDE = (
    "<div class=more><h2>More opinion</h2>"
    + "".join(f"<h3><a href='/o/{n}'>Another headline, number {n}</a></h3>" for n in range(12))
    + "</div>"
)


def _with_boxes() -> list[Shown]:
    cut = LONG["en"].find("</p>", 300) + 4
    script = "<script>var paywall = {meter: 3, message: 'Subscribe to continue reading'};</script>"
    locked = json_ld(
        '"isAccessibleForFree": false, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false, '
        '"cssSelector": ".rest"}'
    )
    return [
        column("overlay for consent", "en", LONG["en"], after=_BANNER),
        column(
            "overlay for consent",
            "de",
            WHOLE["de"],
            after=_BANNER.replace("We value your privacy", "Ihre Privatsphäre"),
        ),
        column("notice inside", "en", LONG["en"][:cut] + _NOTICE + LONG["en"][cut:]),
        column("letter box", "en", WHOLE["en"] + _LETTER_BOX),
        column("letter box inside", "fr", LONG["fr"] + _LETTER_BOX),
        column("script of a wall", "en", LONG["en"], script),
        column("stated free", "en", LONG["en"], json_ld('"isAccessibleForFree": true')),
        column("stated closed, given whole", "en", LONG["en"] + LONG["en"].replace("<p>", "<p>So "), locked),
        column(
            "wall beside a whole text",
            "de",
            LONG["de"] + LONG["de"].replace("<p>", "<p>So "),
            after='<div class="offer"><p>Jetzt abonnieren und alle Artikel lesen.</p></div>',
        ),
        column("comments longer than it", "en", WHOLE["en"], after=_COMMENTS),
        column("headlines beside it", "en", WHOLE["en"], after=_SIDE),
        column("print dialog", "en", WHOLE["en"], "<script>window.print()</script>"),
        column(
            "login in the frame",
            "en",
            WHOLE["en"],
            after='<form action="/login"><input type=password><button>Sign in</button></form>',
        ),
        column(
            "ends in three dots",
            "en",
            WHOLE["en"]
            + "<p>And so it goes, quarter past six after quarter past six, for as long as there is tea, and a "
            "window, and somebody to say so...</p>" + WHOLE["en"].replace("<p>", "<p>Still, "),
        ),
        column("film above it", "en", "<video src='/v.mp4'></video>" + WHOLE["en"]),
        column(
            "pictures inside",
            "it",
            WHOLE["it"]
            + "".join(f"<figure><img src='/p{n}.jpg'><figcaption>Il molo, {n}.</figcaption></figure>" for n in range(5))
            + WHOLE["it"].replace("<p>", "<p>E poi: "),
        ),
        column(
            "linked parts",
            "en",
            "".join(
                f"<h2>{title}</h2>{WHOLE['en'].replace('<p>', f'<p>{title}: ')}"
                for title in ("At six", "At seven", "At eight")
            ),
        ),
    ]


WHOLES: tuple[Shown, ...] = (
    *(column(name, language, text) for name, language, text in _SHORT),
    *(column("whole", language, text) for language, text in WHOLE.items()),
    *(
        column(f"about {name}", language, WHOLE[language] + text + WHOLE[language].replace("<p>", "<p>— "))
        for name, language, text in _ABOUT
    ),
    *(column(f"short, about {name}", language, text + "<p>" + text[3:]) for name, language, text in _ABOUT[:4]),
    *_with_boxes(),
)
