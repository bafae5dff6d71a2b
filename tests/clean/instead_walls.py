"""Invented teasers and gates of many makes, in twelve languages: what stands where the rest of a column should be."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown
from tests.clean.tongues import TEXTS, TITLES, article, blog, paper, post, prose, told

PART = (Verdict.PAYWALLED, Verdict.PARTIAL)
SHUT = (Verdict.PAYWALLED, Verdict.PARTIAL, Verdict.BLOCKED)

_GHOST = (
    "<aside class='gh-post-upgrade-cta'><div class='gh-post-upgrade-cta-content'><h2>{}</h2><a "
    "class='gh-btn' href='#/portal/signup'>{}</a></div></aside>"
)
_NEWSLETTERS = (
    ("en", _GHOST.format("This post is for paying subscribers only", "Subscribe now")),
    ("en", _GHOST.format("This post is for paid subscribers", "Upgrade now")),
    ("de", _GHOST.format("Dieser Beitrag ist nur für zahlende Mitglieder", "Jetzt Mitglied werden")),
    ("ja", _GHOST.format("この投稿は有料購読者限定です", "今すぐ購読")),
    (
        "en",
        "<div class='paywall'><h2>This post is for premium subscribers</h2><a "
        "href='https://tidal.example/subscribe?simple=true'>Subscribe</a></div>",
    ),
    (
        "en",
        "<div class='meteredContent'><p>The author made this story available to members only.</p><a "
        "href='/m/signin?operation=register'>Join</a></div>",
    ),
    (
        "en",
        "<div class='patreon-locked-content-message'><p>To view this, you must be a patron at $3 or more.</p>"
        "<a href='https://www.patreon.com/oauth2/become-patron?u=1'>Unlock with Patreon</a></div>",
    ),
    (
        "pt",
        "<div class='post-end'><p>O resto é para quem apoia esta carta.</p><a href='/subscribe?plan=ano'>"
        "Apoiar por 3 € por mês</a></div>",
    ),
)
_PAPERS = (
    (
        "en",
        "<div id='piano-inline'><h3>Enjoying this?</h3><p>£1 for the first month.</p><a "
        "href='/checkout/start'>See plans</a><a href='/signin'>Sign in</a></div>",
    ),
    (
        "en",
        "<div class='leaky_paywall_message'><p>Your three columns for this month are used up.</p><a "
        "href='/my-account'>Log in</a></div>",
    ),
    (
        "en",
        "<div class='wc-memberships-content-restricted-message'>To access this post, you must purchase <a "
        "href='/product/membership'>Reader membership</a>.</div>",
    ),
    (
        "en",
        "<div class='pmpro_content_message'>This content is for Harbour members only.<br><a "
        "href='/membership-account/membership-levels/'>Join now</a></div>",
    ),
    (
        "de",
        "<div class='plus-box'><p>Alle Artikel auf marsch.example für 2,49 € pro Woche</p><a href='/abo/plus'>"
        "Testen</a><a href='/anmelden'>Anmelden</a></div>",
    ),
    (
        "fr",
        "<div class='teaser-fade'></div><div class='offre'><p>Lisez-nous sans limite : 1 € le premier mois</p>"
        "<a href='/abonnements'>Je m’abonne</a></div>",
    ),
    (
        "es",
        "<div class='bloqueo'><p>Contenido exclusivo para suscriptores</p><a href='/suscripcion'>Suscríbete "
        "desde 1 €</a><a href='/login'>Inicia sesión</a></div>",
    ),
    (
        "it",
        "<div class='barrier'><p>Contenuto riservato a chi è abbonato</p><a href='/abbonati'>Scopri le "
        "offerte</a></div>",
    ),
    (
        "pl",
        "<div class='art-lock'><p>Pozostało 74% tekstu. Ten artykuł jest dostępny tylko dla subskrybentów.</p>"
        "<a href='/subskrypcja'>Wybierz ofertę</a></div>",
    ),
    (
        "pl",
        "<div class='okno'><p>Czytaj dalej w Klubie za 9,90 zł miesięcznie</p><a "
        "href='/klub/dolacz?plan=premium'>Dołącz</a><a href='/logowanie'>Mam konto</a></div>",
    ),
    (
        "nl",
        "<div class='slot'><p>Dit artikel is exclusief voor abonnees</p><a href='/abonneren'>Bekijk de "
        "aanbiedingen</a></div>",
    ),
    (
        "sv",
        "<div class='las'><p>Det här är låst innehåll för dig som prenumererar</p><a href='/kop/digital'>Köp "
        "för 49 kr</a><a href='/konto/login'>Logga in</a></div>",
    ),
    (
        "ru",
        "<div class='zamok'><p>Продолжение доступно только подписчикам</p><a href='/account/subscription'>"
        "Оформить подписку</a></div>",
    ),
    (
        "ja",
        "<div class='cut'><p>残り：1,520文字／全文：1,780文字</p><p>続きを読むには会員登録が必要です</p>"
        "<a href='/join'>会員登録</a><a href='/login'>ログイン</a></div>",
    ),
    ("ja", "<div class='member'><p>有料会員になると続きをお読みいただけます</p><a href='/premium'>月額980円</a></div>"),
    ("zh", "<div class='pay'><p>以下内容需付费阅读</p><a href='/pay/checkout?id=9'>¥6 解锁全文</a></div>"),
    ("zh", "<div class='mask'><p>剩余82%内容，开通会员后可继续阅读</p><a href='/member/buy'>开通</a></div>"),
)
_BUTTONS = (
    ("en", "<div class='x9'><h3>Want the rest?</h3><p>$4 a month.</p><button>Subscribe</button></div>"),
    ("ja", "<div class='x9'><p>月額300円</p><button>購読する</button></div>"),
    (
        "en",
        "<div class='patreon-campaign-banner'><p>At $5 or more you get this post.</p>"
        "<a href='/patreon-flow/?patreon-login=yes'><img alt='Unlock'></a></div>",
    ),
    (
        "pl",
        "<div class='offer-box'><p>Dostęp do wszystkich tekstów</p><p>19,90 zł</p><a href='/oferta'>Kup</a></div>",
    ),
)
_PANEL = (
    "<div class='css-1a'><h2>Get unlimited access</h2><p>€2 a week</p><a href='/offers/a'>See options</a>"
    "<a href='/login'>Log in</a></div>"
)
_ABOVE = (
    ("en", "<div class='notice'><p>For paying subscribers only</p><a href='/subscribe'>Subscribe</a></div>"),
    ("de", "<p class='hinweis'>Exklusiv für Abonnenten</p>"),
    ("es", "<p class='etiqueta'>Solo para suscriptores</p>"),
    ("pl", "<div class='info'><p>Tekst tylko dla prenumeratorów</p><a href='/prenumerata'>Zamów</a></div>"),
    ("ja", "<p class='label'>有料会員限定記事</p>"),
)
_GATES = (
    (
        "en",
        "<div class='reg'><h2>Create your free account to go on</h2><ul><li>Read three columns a month</li>"
        "<li>Save what you like</li><li>Get the letter</li></ul><form><input type='email'><input "
        "type='password'><button>Create account</button></form></div>",
    ),
    (
        "de",
        "<div class='reg'><h2>Kostenlos registrieren und weiterlesen</h2><ul><li>Drei Artikel im Monat</li>"
        "<li>Merkliste</li></ul><form><input type='email'><input type='password'><button>Registrieren</button>"
        "</form></div>",
    ),
    (
        "es",
        "<div class='alta'><h2>Regístrate gratis</h2><ul><li>Lee tres textos al mes</li><li>Guarda los que "
        "quieras</li></ul><form><input type='email'><input type='password'><button>Seguir</button></form></div>",
    ),
    (
        "ja",
        "<div class='form'><h2>無料会員登録</h2><ul><li>月に3本まで読めます</li><li>記事を保存できます</li></ul>"
        "<form><input type='email'><input type='password'><button>登録する</button></form></div>",
    ),
)
_LOCKED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"wordCount":%d}</script>'
)
_SCRAMBLED = (
    "<div class='blurred-text' aria-hidden='true' style='filter: blur(6px)'><p>Dgtwf opqa rltem snad "
    "vobek hul. Xet mornap gils tebbu.</p><p>Wopd nefil karmo tulp.</p></div>"
)
_CUT = {
    language: f"<p>{text[: len(text) * 2 // 3].rpartition(' ')[0] or text[:20]}</p>"
    for language, text in ((code, texts[2]) for code, texts in TEXTS.items())
}


def teasers() -> list[Shown]:
    marks = "<div class='content-gate content-gate--fade'></div>"
    return [
        *(
            told("button or plugin", language, PART, paper(language, TITLES[language], article(language, text, wall)))
            for language, wall in _BUTTONS
            for text in [prose(language, 0, 2)]
        ),
        told("panel after more", "en", PART, paper("en", TITLES["en"], article("en", prose("en") * 2, _PANEL))),
        *(
            told(
                "teaser in a letter",
                language,
                PART,
                blog(language, TITLES[language], post(language, prose(language, 0, 2), wall)),
            )
            for language, wall in _NEWSLETTERS
        ),
        *(
            told(
                "teaser",
                language,
                PART,
                paper(language, TITLES[language], article(language, prose(language, 0, 2), wall)),
            )
            for language, wall in _PAPERS
        ),
        *(
            told(
                "notice above",
                language,
                PART,
                paper(language, TITLES[language], article(language, notice + prose(language, 0, 2))),
            )
            for language, notice in _ABOVE
        ),
        *(
            told(
                "registration",
                language,
                SHUT,
                paper(language, TITLES[language], article(language, prose(language, 0, 1), gate)),
            )
            for language, gate in _GATES
        ),
        *(
            told(
                "stated closed",
                language,
                PART,
                paper(language, TITLES[language], article(language, prose(language, 0, 3)), _LOCKED % 900),
            )
            for language in ("sv", "ru", "zh")
        ),
        *(
            told(
                "scrambled",
                language,
                PART,
                paper(
                    language,
                    TITLES[language],
                    article(language, prose(language, 0, 2) + _SCRAMBLED, "<a href='/subscribe'>+</a>"),
                ),
            )
            for language in ("en", "it")
        ),
        *(
            told(
                "breaks off at a gate",
                language,
                PART,
                paper(language, TITLES[language], article(language, prose(language, 0, 2) + _CUT[language], marks)),
            )
            for language in ("en", "de", "ru", "ja")
        ),
    ]
