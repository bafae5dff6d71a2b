"""Invented offers under the first paragraphs of a column, in the languages whose walls are seldom looked at."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown
from tests.clean.tongues import TITLES, article, blog, paper, post, prose, told

PART = (Verdict.PAYWALLED, Verdict.PARTIAL)

# What a wall says in a line, on its button and on its link to sign in, and where these lead.
_OFFERS = {
    "ru": (
        "Чтобы читать дальше, оформите подписку",
        "Оформить подписку",
        "Уже подписаны? Войдите",
        "/podpiska",
        "/vhod",
    ),
    "sv": (
        "Vill du läsa vidare? Bli prenumerant",
        "Bli prenumerant",
        "Redan prenumerant? Logga in",
        "/bli-prenumerant",
        "/loggain",
    ),
    "cs": (
        "Pokračování článku je jen pro předplatitele",
        "Koupit předplatné",
        "Už máte předplatné? Přihlaste se",
        "/predplatne",
        "/prihlaseni",
    ),
    "da": (
        "Læs videre med et abonnement",
        "Bliv abonnent",
        "Allerede abonnent? Log ind",
        "/bliv-abonnent",
        "/log-ind",
    ),
    "no": (
        "Kjøp tilgang for å lese hele saken",
        "Bli abonnent",
        "Allerede abonnent? Logg inn",
        "/bli-abonnent",
        "/logg-inn",
    ),
    "fi": (
        "Tilaa ja jatka lukemista",
        "Aloita tilaus",
        "Oletko jo tilaaja? Kirjaudu sisään",
        "/tilaa",
        "/kirjaudu",
    ),
    "nl": (
        "Lees het hele verhaal met een abonnement",
        "Neem een abonnement",
        "Al abonnee? Log in",
        "/abonnementen",
        "/inloggen",
    ),
    "pt": ("Assine para continuar lendo", "Quero assinar", "Já é assinante? Faça login", "/assine", "/entrar"),
    "hu": (
        "A cikk folytatása csak előfizetőknek elérhető",
        "Előfizetek",
        "Már előfizető? Jelentkezzen be",
        "/elofizetes",
        "/bejelentkezes",
    ),
    "tr": (
        "Yazının devamını okumak için abone olun",
        "Abone ol",
        "Zaten abone misiniz? Giriş yapın",
        "/abonelik",
        "/giris",
    ),
    "ko": (
        "이 기사는 유료 구독자 전용입니다",
        "구독하고 계속 읽기",
        "이미 구독 중이신가요? 로그인",
        "/subscribe",
        "/login",
    ),
    "zh": ("成为会员，继续阅读全文", "开通会员", "已是会员？请登录", "/huiyuan", "/denglu"),
}


def _walls(line: str, button: str, login: str, sells: str, signs_in: str) -> dict[str, str]:
    return {
        "line": f"<div class='c1'><p>{line}</p></div>",
        "button": f"<div class='c1'><h3>{line}.</h3><button>{button}</button></div>",
        "links": f"<div class='c1'><a href='{sells}'>{button}</a> <a href='{signs_in}'>{login}</a></div>",
        "price": f"<div class='c1'><p>1 €</p><a href='{sells}?k=1'>{button}</a> <a href='{signs_in}'>→</a></div>",
        "names": f"<div class='c1'><button>{button}</button><p><a href='/x/17'>{login}</a></p></div>",
    }


def offers() -> list[Shown]:
    """A page for every kind of offer in every language."""
    return [
        told(
            f"offer by {kind}",
            language,
            PART,
            (paper if number % 2 else blog)(
                language, TITLES[language], (article if number % 2 else post)(language, prose(language, 0, 2), wall)
            ),
        )
        for number, (language, words) in enumerate(_OFFERS.items())
        for kind, wall in _walls(*words).items()
    ]


def faded() -> list[Shown]:
    """The first paragraphs, the last of them breaking off in a part named after its fading or its blur."""
    names = ("text-fade", "is-faded", "gradient-overlay", "blurred", "article__body--faded", "fadeout")
    return [
        told(
            "fades",
            language,
            PART,
            paper(
                language,
                TITLES[language],
                article(language, f"{prose(language, 0, 2)}<div class='{name}'><p>{_cut(language)}</p></div>"),
            ),
        )
        for name, language in zip(names, _OFFERS, strict=False)
    ]


def _cut(language: str) -> str:
    text = prose(language, 2, 3)[3:-4]
    return text[: len(text) * 2 // 3].rpartition(" ")[0]
