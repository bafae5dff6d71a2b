"""Invented pages that hold their column whole and look like one of those that do not, in twelve languages."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown
from tests.clean.tongues import TEXTS, TITLES, article, blog, paper, post, prose, told

FULL = Verdict.FULL
# What is this short cannot be told from the beginning of something longer.
SHORT = (Verdict.FULL, Verdict.PARTIAL)

_BRIEF = {
    "en": "<p>The lamp went out on Sunday at four, and nobody noticed.</p>",
    "de": "<p>Die Lampe ging am Sonntag um vier aus, und niemand hat es bemerkt.</p>",
    "es": "<p>La lámpara se apagó el domingo a las cuatro y nadie se dio cuenta de nada.</p>",
    "pl": "<p>Lampa zgasła w niedzielę o czwartej rano i nikt niczego nie zauważył.</p>",
    "ja": "<p>日曜の朝四時に灯台の灯りが消えたが、気づいた者は一人もいなかった。</p>",
    "zh": "<p>星期日凌晨四点灯塔的灯熄灭了，可是没有一个人注意到这件事情。</p>",
}
_ABOUT = {
    "en": "<p>For paying subscribers only, says my own paper to me. Accept all, says the next. I accept "
    "nothing before tea.</p>",
    "de": "<p>Nur für Abonnenten, sagt mir die eigene Zeitung; Seite nicht gefunden, sagt die nächste, und "
    "das glaube ich ihr.</p>",
    "es": "<p>Contenido exclusivo para suscriptores, me dice mi propio periódico; aceptar todo, dice el siguiente.</p>",
    "pl": "<p>Tekst tylko dla prenumeratorów, mówi mi moja gazeta. Strona nie istnieje, mówi następna. "
    "Akceptuję wszystkie.</p>",
    "ja": "<p>この記事は有料会員限定です、と自分の新聞が私に言う。ページが見つかりません、と次の新聞が言う。</p>",
    "zh": "<p>以下内容需付费阅读，我自己的报纸对我说。页面不存在，另一家报纸说。我全部接受。</p>",
    "ru": "<p>Продолжение доступно только подписчикам, говорит мне моя газета. Согласен, отвечаю я.</p>",
}
_LETTER = (
    "<div class='newsletter'><h3>The Friday letter</h3><p>Six columns, one cup.</p><form><input "
    "type='email'><button>Sign up</button></form></div>"
)
_SELL = (
    "<div class='support'><p>Like what you read? Marsh Post lives from its readers.</p><a "
    "href='/subscribe'>Subscribe</a> <a href='/login'>Sign in</a></div>"
)
_TALK = "<p><a href='/login'>Log in</a> to comment</p>"
_ONE = "<div class='cta'><a href='/subscribe'>Subscribe to the letter</a></div>"
_KIT = (
    "<section class='footer-cta'><h2>Sign up for more like this.</h2><a class='footer-cta-button' "
    "href='#/portal/signup'><div>Enter your email</div><span>Subscribe</span></a></section>"
)
_WALL = "<h3>Plus</h3><p>2 € pro Woche</p><a href='/abo'>Testen</a><a href='/login'>Anmelden</a></div>"
_PUT_AWAY = f"<div class='meter-wall hidden'>{_WALL}"
_UNSEEN = f"<div class='meter-wall' style='display: none'>{_WALL}"
_FURTHER = "<section class='related'><h2>More</h2>{}</section>"


def _further(language: str) -> str:
    cards = "".join(
        f"<article class='card'><a href='/c/{n}'><h3>{TITLES[language]} {n}</h3></a><p>"
        f"{TEXTS[language][n % 4][10:50]} {n}</p></article>"
        for n in range(8)
    )
    return _FURTHER.format(cards)


def _of_shapes() -> list[Shown]:
    roll = "".join(
        f"<h3><a href='https://w{n}.example/post'>A clock in town {n}</a></h3><p>{TEXTS['en'][n % 4]}</p>"
        for n in range(7)
    )
    items = "".join(
        f"<li><a href='https://k{n}.example/'>Uhr {n}</a>: geht nach, seit ich denken kann, und keiner hat "
        f"sie je gestellt.</li>"
        for n in range(8)
    )
    talk = "".join(f"<p><strong>¿Y usted qué hace el día {n}?</strong></p><p>{TEXTS['es'][n]}</p>" for n in range(4))
    verse = (
        "<p>La lampe tourne et l’heure est là,<br>le vent se lève et s’en va,<br>la pendule au mur a "
        "sonné,<br>et personne n’a répondu</p>" * 2
    )
    letter = "<p>Sir, your clock is wrong.</p><p>It has been wrong since 1987, and I have set my life by it, "
    "and I am never late for anything that matters.</p><p>A. Holm, the lighthouse</p>"
    free = (
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true,"wordCount":70}</script>'
    )
    linked = "<p>First, <a href='/c/1'>the tide</a>; then <a href='/c/2'>the clock that told it</a>; then me, "
    "who told the clock, and who was told off.</p>"
    return [
        told(
            "link round-up",
            "en",
            FULL,
            blog("en", TITLES["en"], post("en", "<p>Seven letters about clocks that I read to the gulls.</p>" + roll)),
        ),
        told(
            "blogroll",
            "de",
            FULL,
            blog(
                "de",
                TITLES["de"],
                post("de", f"<p>Acht Uhren, die ich nicht repariert habe, und warum.</p><ul>{items}</ul>"),
            ),
        ),
        told("interview", "es", FULL, paper("es", TITLES["es"], article("es", talk))),
        told("verse", "fr", FULL, paper("fr", TITLES["fr"], article("fr", verse))),
        told("letter", "en", SHORT, paper("en", TITLES["en"], article("en", letter))),
        told("stated free", "nl", FULL, paper("nl", TITLES["nl"], article("nl", prose("nl")), free)),
        told("own links", "en", FULL, paper("en", TITLES["en"], article("en", prose("en") + linked))),
        told(
            "linked headline",
            "it",
            FULL,
            blog("it", TITLES["it"], f"<article><h1><a href='/op/faro'>{TITLES['it']}</a></h1>{prose('it')}</article>"),
        ),
        told(
            "ends in a question",
            "ru",
            FULL,
            paper("ru", TITLES["ru"], article("ru", prose("ru") + "<p>А кто заводит часы самому смотрителю?</p>")),
        ),
        told(
            "ends without a stop",
            "en",
            FULL,
            paper("en", TITLES["en"], article("en", prose("en") + "<p>And the lamp went round and round</p>")),
        ),
        told(
            "ends without a stop",
            "ja",
            FULL,
            blog("ja", TITLES["ja"], post("ja", prose("ja") + "<p>そして灯りはまた回りはじめる</p>")),
        ),
        told("sign in to comment", "en", FULL, paper("en", TITLES["en"], article("en", prose("en") + _TALK))),
        told("one way to subscribe", "en", FULL, paper("en", TITLES["en"], article("en", prose("en"), _ONE))),
        told("letter of a kit", "en", FULL, blog("en", TITLES["en"], post("en", prose("en"), _KIT))),
        told("wall put away", "de", FULL, paper("de", TITLES["de"], article("de", prose("de"), _PUT_AWAY))),
        told("hidden by a style", "es", FULL, paper("es", TITLES["es"], article("es", prose("es"), _UNSEEN))),
        told(
            "named for subscribers",
            "en",
            FULL,
            paper(
                "en", TITLES["en"], f"<div class='premium subscriber-content'>{article('en', prose('en') * 3)}</div>"
            ),
        ),
    ]


def _with_parts_below() -> list[Shown]:
    return [
        *(
            told(
                "cards below",
                language,
                FULL,
                paper(language, TITLES[language], article(language, prose(language)) + _further(language)),
            )
            for language in ("en", "pl", "zh", "pt")
        ),
        *(
            told(
                "letter box below",
                language,
                FULL,
                paper(language, TITLES[language], article(language, prose(language), _LETTER)),
            )
            for language in ("en", "sv", "ja", "ru")
        ),
        *(
            told(
                "offer below",
                language,
                FULL,
                paper(language, TITLES[language], article(language, prose(language) * 3, _SELL)),
            )
            for language in ("en", "de", "es", "nl")
        ),
    ]


WHOLES_OF_TONGUES: tuple[Shown, ...] = (
    *(
        told("brief", language, SHORT, paper(language, TITLES[language], article(language, text)))
        for language, text in _BRIEF.items()
    ),
    *(
        told("whole", language, FULL, paper(language, TITLES[language], article(language, prose(language))))
        for language in TEXTS
    ),
    *(
        told(
            "about walls",
            language,
            FULL,
            blog(language, TITLES[language], post(language, prose(language, 0, 2) + text + prose(language, 2))),
        )
        for language, text in _ABOUT.items()
    ),
    *(
        told(
            "ends in walls",
            language,
            FULL,
            paper(language, TITLES[language], article(language, prose(language) + text)),
        )
        for language, text in _ABOUT.items()
    ),
    *_of_shapes(),
    *_with_parts_below(),
)
