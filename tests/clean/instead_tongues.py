"""Invented consent pages, pages that are not there, lists and further pages, in the languages with few "
"readers too."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown
from tests.clean.tongues import TEXTS, TITLES, article, blog, paper, prose, told

ASKS = (Verdict.CONSENT, Verdict.BLOCKED)
MISSING = (Verdict.GONE, Verdict.EXPIRED, Verdict.EMPTY)
LISTED = (Verdict.EXPIRED, Verdict.EMPTY)
PART = (Verdict.PAYWALLED, Verdict.PARTIAL)
LOGIN = (Verdict.BLOCKED, Verdict.PAYWALLED)

_CONSENTS = (
    (
        "pl",
        "Szanujemy twoją prywatność",
        "Wraz z 140 partnerami zapisujemy pliki cookie na urządzeniu i przetwarzamy dane osobowe. Zgodę "
        "możesz wycofać w każdej chwili.",
        ("Akceptuję wszystkie", "Odrzuć", "Więcej opcji"),
    ),
    (
        "es",
        "Antes de seguir",
        "Nosotros y 97 empresas guardamos información en tu dispositivo y elegimos los anuncios según lo que "
        "lees. Puedes cambiar de opinión cuando quieras.",
        ("Aceptar y seguir", "Rechazar y pagar"),
    ),
    (
        "ja",
        "Cookieの使用について",
        "当サイトは広告の配信と利用状況の測定のためにCookieを使用します。設定はいつでも変更できます。",
        ("すべて同意する", "拒否する"),
    ),
    (
        "zh",
        "我们重视您的隐私",
        "我们和合作伙伴会在您的设备上存储信息，用于投放广告和统计阅读情况。您可以随时更改选择。",
        ("全部接受", "拒绝", "管理选项"),
    ),
    (
        "sv",
        "Vi bryr oss om dina uppgifter",
        "Vi och våra leverantörer sparar information på din enhet och väljer annonser efter vad du läser.",
        ("Acceptera alla", "Avvisa alla"),
    ),
    (
        "ru",
        "Мы заботимся о ваших данных",
        "Мы используем файлы cookie, чтобы показывать рекламу и считать посещения. Выбор можно изменить.",
        ("Согласен", "Отказаться"),
    ),
    (
        "de",
        "Bevor es weitergeht",
        "Mit 180 Firmen speichern wir auf Ihrem Gerät, was Sie lesen, und wählen danach die Werbung aus.",
        ("Einverstanden", "Nur das Nötigste", "Auswählen"),
    ),
)
_ROLES = (
    "<div><h1>Even dit</h1><p>Wij bewaren gegevens op je apparaat voor advertenties.</p>"
    "<a role=button href='#'>Akkoord</a><a role=button href='#'>Liever niet</a></div>"
)
_AIMS = {
    "en": (
        "Store what is on a device",
        "Choose the advertising",
        "Measure the content",
        "Know the audience",
        "Vendors",
    ),
    "es": ("Guardar información", "Elegir anuncios", "Medir el contenido", "Conocer al público", "Proveedores"),
    "ja": ("情報の保存", "広告の選択", "コンテンツの測定", "利用者の調査", "提携事業者"),
}
_LOST = (
    ("ja", "404 お探しのページは見つかりませんでした", "アドレスが変わったか、掲載期間が終了しました。"),
    ("ja", "ページが存在しません", "記事の掲載期間が終了した可能性があります。トップページからお探しください。"),
    ("es", "Error 404: esta página no existe", "Vuelve a la portada o usa el buscador."),
    (
        "es",
        "Vaya, aquí no hay nada",
        "El enlace que has seguido está roto o el texto fue retirado. Vuelve a la portada.",
    ),
    ("pl", "404 - strona nie istnieje", "Wróć na stronę główną albo skorzystaj z wyszukiwarki."),
    ("sv", "Sidan finns inte", "Gå till startsidan eller sök efter det du letar efter."),
    ("ru", "404: такой страницы нет", "Вернитесь на главную или воспользуйтесь поиском."),
    ("zh", "抱歉，您访问的页面不存在", "请返回首页或使用搜索。"),
    ("en", "Lost at sea", "There is nothing here. Go back to the front page, or look at what others read today."),
    ("fr", "Cette page s’est perdue en mer", "Elle a changé d’adresse ou n’est plus en ligne. Retournez à l’accueil."),
)
_LOGINS = (
    ("es", "Acceso de lectores", "Correo y contraseña", "Entrar"),
    ("pl", "Logowanie", "Podaj adres i hasło, aby czytać.", "Zaloguj"),
    ("ja", "ログイン", "メールアドレスとパスワードを入力してください。", "ログイン"),
    ("ru", "Вход", "Введите почту и пароль.", "Войти"),
)


def _many(language: str, count: int, make: str) -> str:
    return "".join(make.format(n=n, title=f"{TITLES[language]} {n}", text=TEXTS[language][n % 4]) for n in range(count))


def _lists() -> list[Shown]:
    section = _many("en", 12, "<article class='card'><a href='/c/tide-{n}'><h3>{title}</h3></a><p>{text}</p></article>")
    home = _many(
        "en",
        9,
        "<div class='post-preview'><a href='/p/{n}' class='t'>{title}</a><a href='/p/{n}' class='s'>{text}</a>"
        "<time>Nov {n}</time></div>",
    )
    search = _many("de", 8, "<li><a href='/s/{n}'>{title}</a><p>… {text}</p><span>1{n}.11.2026</span></li>")
    author = _many(
        "pl",
        8,
        "<div class='teaser'><h3><a href='/a/{n}'>{title}</a></h3><p>{text}</p><p class='d'>1{n}.11.2026</p></div>",
    )
    rows = _many("ru", 9, "<p><a href='/n/{n}'>{title}</a><br>{text}</p>")
    boxes = _many("zh", 9, "<div class='item'><h3><a href='/z/{n}'>{title}</a></h3><div>{text}</div></div>")
    dated = _many(
        "sv",
        7,
        "<article><time datetime='2026-11-1{n}'>1{n} nov</time><h2><a href='/k/{n}'>{title}</a></h2><p>"
        "{text}</p></article>",
    )
    newest = "<article><h1><a href='/c/90'>{}</a></h1><p>{}</p><p>{}</p><p><a href='/c/90'>→</a></p></article>"
    lead = f"<div class='lead'><h2><a href='/c/lead'>The storm that stayed</a></h2><p>{TEXTS['en'][0]}</p></div>"
    dated_page = (
        '<script type="application/ld+json">{"@type":"CollectionPage","author":{"@type":"Person","name":"A B"},'
        '"datePublished":"2026-11-20"}</script>'
    )
    one = newest.format("What the tide returned", TEXTS["en"][0], TEXTS["en"][1])
    more = newest.format("Was die Flut brachte", TEXTS["de"][0], TEXTS["de"][1])
    return [
        told("section", "en", LISTED, paper("en", "Opinion", f"<h1>Opinion</h1><div class='grid'>{section}</div>")),
        told(
            "home of a letter",
            "en",
            LISTED,
            blog("en", "Tidal Letters", f"<h1>Tidal Letters</h1><p>Letters from a lighthouse, every Friday.</p>{home}"),
        ),
        told(
            "search results",
            "de",
            LISTED,
            paper("de", "Suche", f"<h1>Leuchtturm</h1><p>8 Treffer</p><ol>{search}</ol>"),
        ),
        told(
            "author",
            "pl",
            LISTED,
            paper("pl", "Ada Holm", f"<h1>Ada Holm</h1><p>Pisze o morzu od dwudziestu lat.</p>{author}"),
        ),
        told("rows", "ru", LISTED, paper("ru", "Мнения", f"<h1>Мнения</h1>{rows}")),
        told("boxes", "zh", LISTED, paper("zh", "评论", f"<h1>评论</h1>{boxes}")),
        told("archive", "sv", LISTED, blog("sv", "Krönikor", f"<h1>Krönikor</h1>{dated}")),
        told("section that is dated", "en", LISTED, paper("en", "Opinion", f"<h1>Opinion</h1>{section}", dated_page)),
        told("section with a lead", "en", LISTED, paper("en", "Opinion", lead + section)),
        told("newest begun", "en", (Verdict.EXPIRED, *PART), paper("en", "Opinion", one)),
        told("newest begun", "de", (Verdict.EXPIRED, *PART), blog("de", "Kolumnen", more)),
    ]


def _pages() -> list[Shown]:
    links = (
        ("ja", "<p class='next'><a href='?page=2'>次のページへ</a></p><p>1/3</p>"),
        (
            "ja",
            "<div class='pg'>1 <a href='/opinion/2026/11/20/slow-train?p=2'>2</a> <a "
            "href='/opinion/2026/11/20/slow-train?p=3'>3</a></div>",
        ),
        ("pl", "<div class='pg'><a href='/opinion/2026/11/20/slow-train,2'>Następna strona</a> strona 1 z 4</div>"),
        ("sv", "<div class='pg'><a href='?sida=2'>Nästa sida</a></div>"),
        ("pt", "<div class='pg'><a href='?pagina=2'>Próxima página</a></div>"),
        (
            "zh",
            "<div class='pg'><span>第1页/共3页</span><a href='/opinion/2026/11/20/slow-train_2.html'>下一页</a></div>",
        ),
        ("en", "<div class='pg'>Page 1 of 3</div>"),
    )
    return [
        told(
            "one of several pages",
            language,
            PART,
            paper(language, TITLES[language], article(language, prose(language) * 2 + link)),
        )
        for language, link in links
    ]


def tongues() -> list[Shown]:
    return [
        *(
            told(
                "consent",
                language,
                ASKS,
                blog(
                    language,
                    title,
                    f"<div class='x7'><h2>{title}</h2><p>{text}</p><div>"
                    + "".join(f"<button class='b'>{each}</button>" for each in names)
                    + "</div></div>",
                ),
            )
            for language, title, text, names in _CONSENTS
        ),
        *(
            told(
                "list of purposes",
                language,
                ASKS,
                blog(
                    language,
                    aims[-1],
                    f"<h1>{aims[-1]}</h1><ul>"
                    + "".join(
                        f"<li><input type='checkbox' id='p{n}'><label for='p{n}'>{aim}</label><p>"
                        f"{TEXTS[language][n % 4][:40]}</p></li>"
                        for n, aim in enumerate(aims)
                    )
                    + "</ul><button>OK</button>",
                ),
            )
            for language, aims in _AIMS.items()
        ),
        *(
            told(
                "soft 404",
                language,
                MISSING,
                paper(
                    language, title, f"<div class='err'><h1>{title}</h1><p>{text}</p><a href='/'>Marsh Post</a></div>"
                ),
            )
            for language, title, text in _LOST
        ),
        *(
            told(
                "login",
                language,
                LOGIN,
                paper(
                    language,
                    title,
                    f"<h1>{title}</h1><p>{text}</p><form><input type='email'><input type='password'><button>"
                    f"{button}</button></form>",
                ),
            )
            for language, title, text, button in _LOGINS
        ),
        told("consent by links", "nl", ASKS, blog("nl", "Marsh", _ROLES)),
        *_lists(),
        *_pages(),
    ]
