"""Invented walls in boxes of their own under a part of the column, and forms to register under it or in its place."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown
from tests.clean.tongues import TITLES, article, blog, long, paper, post, prose, told

PART = (Verdict.PAYWALLED, Verdict.PARTIAL)
SHUT = (Verdict.PAYWALLED, Verdict.PARTIAL, Verdict.BLOCKED)

_WALLS = (
    ("en", "<div class='paywall'><p>Subscribe to continue</p></div>"),
    ("en", "<div class='article-paywall'><button>Subscribe to continue</button></div>"),
    ("en", "<form class='paywall-form' action='/go'><h3>That was the free part</h3><button>Go on</button></form>"),
    ("en", "<dialog open class='paywall'><h2>One more step</h2><a href='/subscribe'>See the prices</a></dialog>"),
    ("de", "<section class='paywall'><h3>Bis hierher</h3><a href='/abo'>Angebote ansehen</a></section>"),
    ("fi", "<div id='paywall'><p>Loput tästä on tilaajille.</p><button>Tilaa</button></div>"),
    ("ko", "<div class='meter-wall'><p>여기까지 읽으셨습니다.</p><button>계속</button></div>"),
)
_REGISTER = (
    (
        "en",
        "<h2>Register</h2><p>Tell us who reads.</p><form><p>First name</p><input name='fn'><p>Last name</p>"
        "<input name='ln'><p>E-mail address</p><input type='email'><p>Password</p><input type='password'>"
        "<p>By going on you agree to the terms of Marsh Post, and to a letter now and then.</p><button>Go on</button>"
        "</form>",
    ),
    (
        "da",
        "<h2>Opret en konto</h2><form><p>Navn</p><input name='navn'><p>E-mail</p><input type='email'><p>Adgangskode"
        "</p><input type='password'><p>Vi giver aldrig din adresse videre, og du kan altid slette din konto igen.</p>"
        "<button>Videre</button></form>",
    ),
    (
        "tr",
        "<h2>Hesap aç</h2><form><label>Ad <input name='ad'></label><label>E-posta <input type='email'></label><label>"
        "Parola <input type='password'></label><button>Devam</button><p>Adresinizi kimseye vermeyiz, istediğiniz "
        "zaman hesabınızı kapatabilirsiniz.</p></form>",
    ),
)


def boxes() -> list[Shown]:
    """A page for each wall under a short part and a long one, and for each form under no text, and under some."""
    walled = [
        told(
            f"wall in a box after {size}",
            language,
            PART,
            paper(language, TITLES[language], article(language, text + wall)),
        )
        for language, wall in _WALLS
        for size, text in (("few words", prose(language)), ("many", long(language)))
    ]
    asked = [
        told(f"form after {size}", language, SHUT, blog(language, TITLES[language], post(language, text + form)))
        for language, form in _REGISTER
        for size, text in (("nothing", ""), ("a line", prose(language, 0, 1)), ("some", prose(language, 0, 2)))
    ]
    return walled + asked


def behind_walls() -> list[Shown]:
    """Whole columns whose text, or a part of it, is in a part named like a wall."""
    named = f"<div class='paywall'>{prose('en', 2)}</div>"
    empty = "<div class='paywall'></div>"
    return [
        told(
            "text named a wall", "en", Verdict.FULL, paper("en", TITLES["en"], article("en", prose("en", 0, 2) + named))
        ),
        told("empty wall", "en", Verdict.FULL, paper("en", TITLES["en"], article("en", prose("en") + empty))),
        told(
            "paragraphs named by a wall",
            "de",
            Verdict.FULL,
            paper("de", TITLES["de"], article("de", prose("de").replace("<p>", "<p class='regwalled'>"))),
        ),
    ]
