"""Invented pages whose wordings no mechanism was made for: what the verdict says of them is a measure, not a "
"lesson."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown
from tests.clean.tongues import TEXTS, TITLES, article, blog, paper, post, prose, told

FULL, GONE, EXPIRED = Verdict.FULL, Verdict.GONE, Verdict.EXPIRED
PART = (Verdict.PAYWALLED, Verdict.PARTIAL)
SHUT = (Verdict.PAYWALLED, Verdict.PARTIAL, Verdict.BLOCKED)
ASKS = (Verdict.CONSENT, Verdict.BLOCKED)
LISTED = (Verdict.EXPIRED, Verdict.EMPTY)
MISSING = (Verdict.GONE, Verdict.EXPIRED, Verdict.EMPTY)

_TEASERS = (
    (
        "en",
        "<aside class='gh-post-upgrade-cta'><h2>This letter is for the Harbour tier</h2><a class='gh-btn' "
        "href='#/portal/signup'>Upgrade</a><p><a href='#/portal/signin'>Have an account?</a></p></aside>",
    ),
    (
        "en",
        "<div class='paywall-jump' data-x='1'></div><div class='box'><h2>Keep going with a 7-day free trial</h2>"
        "<p>Give Tidal Letters a try and get the whole of this letter.</p><a href='/subscribe?next=p1'>Start "
        "trial</a>"
        "<a href='/sign-in'>I pay already</a></div>",
    ),
    (
        "en",
        "<div class='locked-post'><p>Become a patron to see the rest.</p><a href='https://www.patreon.com/join/holm'>"
        "Join for $4</a></div>",
    ),
    (
        "de",
        "<div class='mgw'><h3>Diese Geschichte geht weiter.</h3><p>Vier Wochen für 1 €, danach 9,90 € im Monat.</p>"
        "<a href='/abo/angebot'>Angebot ansehen</a><a href='/login'>Ich habe schon Zugang</a></div>",
    ),
    (
        "fr",
        "<div id='poool-widget'><p>Cet article vous attend en entier avec notre formule à 2 € par mois.</p>"
        "<a href='/abonnement'>Voir la formule</a><a href='/connexion'>J’ai un compte</a></div>",
    ),
    (
        "es",
        "<div class='rcp-restricted'><p>Este texto pertenece a nuestra comunidad de socios.</p>"
        "<a href='/membresia/alta'>Hazte socio</a></div>",
    ),
    (
        "it",
        "<div class='fade-out'></div><div class='box-offerta'><p>Il resto dell’articolo è per chi ci sostiene.</p>"
        "<a href='/abbonamenti'>Da 1 € al mese</a></div>",
    ),
    (
        "pl",
        "<div class='premium-box'><p>Dalsza część tekstu tylko dla prenumeratorów.</p><a href='/prenumerata'>"
        "Kup dostęp"
        "</a><a href='/zaloguj'>Zaloguj się</a></div>",
    ),
    (
        "sv",
        "<div class='lock'><p>Läs hela texten som prenumerant.</p><a href='/prenumerera'>Prova för 1 kr</a>"
        "<a href='/logga-in'>Logga in</a></div>",
    ),
    (
        "ru",
        "<div class='subscribe-gate'><p>Полный текст доступен подписчикам.</p><a href='/subscribe'>"
        "Подписаться за 199 ₽"
        "</a></div>",
    ),
    (
        "ja",
        "<div class='end'><p>この記事は有料会員限定です。残り1204文字</p>"
        "<a href='/subscription/plan'>初月無料で読む</a>"
        "<a href='/login'>ログイン</a></div>",
    ),
    (
        "zh",
        "<div class='tip'><p>订阅会员，阅读全文</p><a href='/account/vip'>立即开通</a><a href='/login'>登录</a></div>",
    ),
)
_ABOVE = (
    (
        "nl",
        "<div class='msg'><p>Exclusief voor leden van de krant</p><a href='/lid-worden?from=join'>Word lid</a></div>",
    ),
    ("pt", "<div class='aviso'><p>Conteúdo exclusivo para assinantes</p><a href='/assinar/planos'>Assine</a></div>"),
)
_GATES = (
    (
        "pt",
        "<div class='cadastro'><h2>Crie a sua conta, é grátis</h2><ul><li>Leia cinco textos por mês</li><li>"
        "Guarde os "
        "que quiser</li></ul><form><input type='email'><input type='password'><button>Continuar</button>"
        "</form></div>",
    ),
    (
        "en",
        "<div class='signup'><h2>One quick thing before you read on</h2><ul><li>It costs nothing</li><li>"
        "Follow writers"
        "</li><li>Save columns</li></ul><form action='/register'><input type='email'><input type='password'>"
        "<button>Next</button></form></div>",
    ),
)
_CONSENTS = (
    (
        "sv",
        "Din integritet",
        "Vi och våra 88 partner lagrar kakor på din enhet.",
        ("Godkänn alla", "Neka", "Inställningar"),
    ),
    (
        "pl",
        "Twoja prywatność",
        "My i nasi partnerzy przechowujemy pliki cookie.",
        ("Zgadzam się", "Odrzuć", "Ustawienia"),
    ),
    ("ja", "プライバシーについて", "当社とパートナーは端末に情報を保存します。", ("同意する", "拒否する", "設定")),
    ("ru", "Ваши данные", "Мы и наши партнёры храним файлы cookie.", ("Принять все", "Отклонить", "Настроить")),
)
_PURPOSES = "".join(
    f"<li><label><input type='checkbox'> {name}</label><p>{text}</p></li>"
    for name, text in (
        ("Archiviare informazioni", "Identificatori e altri dati possono essere letti sul dispositivo."),
        ("Pubblicità scelta per te", "Gli annunci possono seguire ciò che leggi."),
        ("Misurare i contenuti", "Si può contare chi legge e per quanto tempo."),
        ("Migliorare i servizi", "I dati possono servire a sistemi nuovi."),
        ("Fornitori", "Trovi qui le 112 aziende e ciò che ciascuna dichiara."),
    )
)
_LOST = (
    ("ja", "ページが見つかりません", "お探しのページは移動または削除された可能性があります。"),
    ("zh", "页面不存在", "您访问的页面可能已被删除。"),
    ("ru", "Страница не найдена", "Возможно, она была удалена или перенесена."),
    ("sv", "Sidan kunde inte hittas", "Den kan ha flyttats eller tagits bort."),
    ("pl", "Nie znaleziono strony", "Mogła zostać usunięta albo przeniesiona."),
    ("es", "No hemos encontrado lo que buscabas", "Puede que la dirección esté mal escrita o que ya no exista."),
)


def _cards(language: str, count: int, make: str) -> str:
    return "".join(
        make.format(n=n, title=f"{TITLES[language]}, {n}", text=TEXTS[language][n % 4]) for n in range(count)
    )


def _lists() -> list[Shown]:
    front = _cards("en", 10, "<section class='tz'><a href='/c/{n}'><h2>{title}</h2></a><p>{text}</p></section>")
    author = _cards(
        "es", 8, "<article><time>1{n}-11-2026</time><h3><a href='/op/{n}'>{title}</a></h3><p>{text}</p></article>"
    )
    search = _cards(
        "pl",
        7,
        "<div class='r'><a class='t' href='/t/{n}'>{title}</a><div class='s'>{text}</div><small>{n} XI</small></div>",
    )
    letters = _cards(
        "nl",
        9,
        "<div class='post-card'><a href='/p/{n}'><div class='h'>{title}</div><div class='d'>{text}</div></a></div>",
    )
    tag = _cards("ja", 8, "<li><a href='/a/{n}'><h3>{title}</h3></a><p>{text}</p></li>")
    newest = (
        f"<article><h1><a href='/op/91'>Ce que dit la marée</a></h1><p>{TEXTS['fr'][0]} {TEXTS['fr'][1]}</p>"
        f"<p>{TEXTS['fr'][2]}</p><a href='/op/91'>Lire</a></article>"
    )
    return [
        told("list", "en", LISTED, paper("en", "Opinion", f"<h1>Opinion</h1>{front}")),
        told("list", "es", LISTED, paper("es", "Ada Holm", f"<h1>Ada Holm</h1><p>Escribe sobre el mar.</p>{author}")),
        told("list", "pl", LISTED, paper("pl", "latarnik", f"<h1>latarnik</h1>{search}")),
        told("list", "nl", LISTED, blog("nl", "Tidal Letters", letters)),
        told("list", "ja", LISTED, paper("ja", "灯台", f"<h1>灯台</h1><ul>{tag}</ul>")),
        told("list", "fr", (EXPIRED, *PART), paper("fr", "Opinions", newest)),
    ]


def _pages() -> list[Shown]:
    links = {
        "ja": "<div class='pager'><span>1/3ページ</span><a href='?page=2'>次へ</a></div>",
        "es": "<div class='pag'>Página 1 de 3 <a href='/opinion/2026/11/20/slow-train/2'>Página siguiente »</a></div>",
        "ru": "<nav class='p'><b>1</b> <a href='?page=2'>Следующая страница</a></nav>",
    }
    return [
        told(
            "one of several pages",
            language,
            PART,
            paper(language, TITLES[language], article(language, prose(language) * 2 + link)),
        )
        for language, link in links.items()
    ]


_SHORT = {
    "pl": "<p>Latarnia zgasła w niedzielę o czwartej i nikt tego nie zauważył, bo świeciło słońce.</p>",
    "ja": "<p>灯台の灯りは日曜の朝四時に消えた。誰も気づかなかった。晴れていたからだ。</p>",
    "sv": "<p>Fyren slocknade i söndags klockan fyra, och ingen märkte det, för solen hade redan gått upp.</p>",
    "ru": "<p>Маяк погас в воскресенье в четыре утра, и никто этого не заметил: уже взошло солнце.</p>",
    "zh": "<p>灯塔在星期日凌晨四点熄灭了，没有人注意到，因为太阳已经出来了。</p>",
}
_SELLS = (
    "<div class='newsletter-box'><h3>Marsh Post Daily</h3><p>Every column at six.</p><form><input type='email'>"
    "<button>OK</button></form><a href='/subscribe'>Subscribe</a></div>"
)
_READ_ON = "<div class='read-more'><h3>Read more</h3><ul>" + "".join(
    f"<li><a href='/c/{n}'>What the tide left, part {n}</a></li>" for n in range(5)
)


def _wholes() -> list[Shown]:
    about = (
        "<p>Subscribe to read, says the door, and I have the key: seven subscriptions, none of which I can "
        "cancel.</p>"
        "<p>Members only, it says at the next. Log in. Create your free account. I create one, I am a member now.</p>"
    )
    blogroll = "".join(
        f"<p><a href='https://b{n}.example/x'>{TITLES['en']} {n}</a>: I read it twice, once on the pier, and "
        f"it made me "
        f"want to wind something.</p>"
        for n in range(6)
    )
    listicle = "".join(
        f"<h2>{n}. Die Uhr von <a href='https://u{n}.example'>Haus {n}</a></h2><p>{TEXTS['de'][n % 4]}</p>"
        for n in range(5)
    )
    asked = "".join(f"<p><b>Question {n} : que fait-il ?</b></p><p>{TEXTS['fr'][n]}</p>" for n in range(4))
    verse = "<p>Fyren är tänd,<br>båten är vänd,<br>klockan har stannat<br>och ingenting hänt</p>" * 2
    return [
        *(
            told("short", language, (FULL, Verdict.PARTIAL), paper(language, TITLES[language], article(language, text)))
            for language, text in _SHORT.items()
        ),
        told(
            "about walls",
            "en",
            FULL,
            paper("en", TITLES["en"], article("en", prose("en", 0, 2) + about + prose("en", 2))),
        ),
        told("with offers below", "en", FULL, paper("en", TITLES["en"], article("en", prose("en") * 2, _SELLS))),
        told("with offers below", "zh", FULL, blog("zh", TITLES["zh"], post("zh", prose("zh"), _SELLS))),
        told(
            "with a list below",
            "it",
            FULL,
            paper("it", TITLES["it"], article("it", prose("it"), _READ_ON + "</ul></div>")),
        ),
        told(
            "ends in a question",
            "es",
            FULL,
            paper("es", TITLES["es"], article("es", prose("es") + "<p>¿Y quién da cuerda al farero?</p>")),
        ),
        told(
            "ends without a stop",
            "pt",
            FULL,
            blog("pt", TITLES["pt"], post("pt", prose("pt") + "<p>E o farol apagou-se às quatro</p>")),
        ),
        told(
            "links",
            "en",
            FULL,
            blog("en", TITLES["en"], post("en", "<p>What I read this week, wet through.</p>" + blogroll)),
        ),
        told("listicle", "de", FULL, paper("de", TITLES["de"], article("de", listicle))),
        told("questions and answers", "fr", FULL, paper("fr", TITLES["fr"], article("fr", asked))),
        told("verse", "sv", FULL, blog("sv", TITLES["sv"], post("sv", verse))),
        told(
            "about errors",
            "ru",
            FULL,
            paper(
                "ru",
                TITLES["ru"],
                article(
                    "ru",
                    prose("ru")
                    + "<p>Страница не найдена, сказал экран. Ошибка 404, ответил смотритель и завёл часы.</p>",
                ),
            ),
        ),
    ]


UNSEEN: tuple[Shown, ...] = (
    *(
        told(
            "teaser",
            language,
            PART,
            (blog if number % 2 else paper)(
                language, TITLES[language], (post if number % 2 else article)(language, prose(language, 0, 2), wall)
            ),
        )
        for number, (language, wall) in enumerate(_TEASERS)
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
            "consent",
            language,
            ASKS,
            blog(
                language,
                title,
                f"<div class='w'><h1>{title}</h1><p>{text}</p>"
                + "".join(f"<button>{each}</button>" for each in buttons)
                + "</div>",
            ),
        )
        for language, title, text, buttons in _CONSENTS
    ),
    told(
        "consent",
        "it",
        ASKS,
        blog("it", "Le tue scelte", f"<div><h1>Le tue scelte</h1><ul>{_PURPOSES}</ul><button>Salva</button></div>"),
    ),
    *(
        told(
            "soft 404",
            language,
            MISSING,
            paper(language, title, f"<h1>{title}</h1><p>{text}</p><a href='/'>Marsh Post</a>"),
        )
        for language, title, text in _LOST
    ),
    *_lists(),
    *_pages(),
    *_wholes(),
)
