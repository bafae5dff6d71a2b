"""Invented pages as sites show them in place of a column, in the seven languages Byline's readers read most.

Nothing here is taken from a site. Consent pages, and lists and pages of hardly a word, have modules of their own.
"""

from reader.model.verdict import Verdict
from tests.clean.instead_consent import consents
from tests.clean.instead_lists import lists, others
from tests.clean.prose import HEADLINES
from tests.clean.shown import Shown, shown, teaser

GONE, BLOCKED, OFFLINE = Verdict.GONE, Verdict.BLOCKED, Verdict.OFFLINE
PAYWALLED, PARTIAL = Verdict.PAYWALLED, Verdict.PARTIAL

_CHECKS = (
    (
        "en",
        "Just a moment...",
        "<h1>paper.example</h1><p>Verifying you are human. This may take a few seconds.</p>"
        "<p>paper.example needs to review the security of your connection before proceeding.</p>",
    ),
    (
        "en",
        "One more step",
        "<p>Checking your browser before accessing the site. This process is automatic. Your browser "
        "will redirect to your requested content shortly.</p>",
    ),
    (
        "en",
        "Access Denied",
        "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>"
        "<p>Reference #18.2f3e1a.1700.4c</p>",
    ),
    (
        "en",
        "Robot check",
        "<h2>Press and hold to confirm you are a human and not a bot</h2>"
        "<p>Reference ID 4f0c-11</p><div id=px-captcha></div>",
    ),
    ("en", "Human verification", "<p>Please enable JavaScript and cookies to continue.</p>"),
    (
        "de",
        "Einen Moment bitte",
        "<h1>Sicherheitsüberprüfung</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind. "
        "Ihr Browser wird überprüft.</p>",
    ),
    (
        "fr",
        "Accès refusé",
        "<h1>Accès refusé</h1><p>Confirmez que vous n’êtes pas un robot pour continuer.</p><p>Référence : 88a1f</p>",
    ),
    ("es", "Acceso denegado", "<h1>Acceso denegado</h1><p>Comprueba que no eres un robot. Referencia 90f1.</p>"),
    ("it", "Accesso negato", "<h1>Accesso negato</h1><p>Conferma di non essere un robot. Riferimento: 77a.</p>"),
    ("pt", "Acesso negado", "<h1>Acesso negado</h1><p>Confirme que não é um robô para continuar.</p>"),
    ("nl", "Toegang geweigerd", "<h1>Toegang geweigerd</h1><p>Bevestig dat je geen robot bent om door te gaan.</p>"),
)

_REGIONS = (
    (
        "en",
        "Not available",
        "<h1>451: Unavailable for legal reasons</h1><p>This content is not available in your region. "
        "We cannot grant access to readers in the European Economic Area at this time.</p>",
    ),
    ("de", "Nicht verfügbar", "<h1>Nicht verfügbar</h1><p>Dieser Inhalt ist in Ihrem Land leider nicht verfügbar.</p>"),
    ("fr", "Indisponible", "<p>Ce contenu n’est pas disponible dans votre pays pour des raisons juridiques.</p>"),
)

_LOGIN = '<form action="/login"><input name=user><input type=password name=pass><button>{}</button></form>'
_LOGINS = (
    (
        "en",
        "Sign in",
        "<h1>Sign in</h1><p>Enter your email and password to go on.</p>"
        + _LOGIN.format("Sign in")
        + "<a href='/forgot'>Forgot password?</a>",
    ),
    (
        "de",
        "Anmelden",
        "<h1>Anmelden</h1><p>Bitte melden Sie sich an.</p>"
        + _LOGIN.format("Anmelden")
        + "<a href='/x'>Passwort vergessen?</a>",
    ),
    ("fr", "Connexion", "<h1>Connexion</h1><p>Identifiez-vous.</p>" + _LOGIN.format("Se connecter")),
)

_RELATED = (
    "<h2>{}</h2><ul>"
    + "".join(f"<li><a href='/n/{n}'>Another headline, number {n}</a></li>" for n in range(5))
    + "</ul>"
)
_MISSING = (
    (
        "en",
        "Page not found | The Paper",
        "<h1>Page not found</h1><p>Sorry, we could not find the page you were looking "
        "for.</p>" + _RELATED.format("Most read"),
    ),
    (
        "en",
        "The Paper",
        "<h1>Oops!</h1><p>This article is no longer available. It may have been removed or its licence has "
        "ended.</p>" + _RELATED.format("More stories"),
    ),
    ("en", "The Paper", "<h1>We're sorry</h1><p>The page you requested does not exist or has moved.</p>"),
    (
        "de",
        "Fehler 404",
        "<h1>Seite nicht gefunden</h1><p>Die gewünschte Seite existiert nicht mehr.</p>"
        + _RELATED.format("Meistgelesen"),
    ),
    ("de", "Die Zeitung", "<p>Dieser Artikel ist nicht mehr verfügbar.</p>" + _RELATED.format("Mehr zum Thema")),
    ("fr", "Erreur", "<h1>Page introuvable</h1><p>La page demandée n’existe pas ou a été supprimée.</p>"),
    ("es", "Error", "<h1>Página no encontrada</h1><p>El artículo que buscas ya no está disponible.</p>"),
    ("it", "Errore", "<h1>Pagina non trovata</h1><p>La pagina che cerchi non esiste più.</p>"),
    ("pt", "Erro", "<h1>Página não encontrada</h1><p>O artigo já não está disponível.</p>"),
    ("nl", "Fout", "<h1>Pagina niet gevonden</h1><p>Deze pagina bestaat niet meer.</p>"),
)
_NOBODY = (
    (
        "en",
        "paper.example is for sale",
        "<h1>paper.example</h1><p>This domain is for sale. Buy this domain or make an "
        "offer.</p>" + _RELATED.format("Related searches"),
    ),
    (
        "de",
        "paper.example",
        "<h1>Diese Domain steht zum Verkauf</h1><p>Der Inhaber bietet die Domain paper.example zum Kauf an.</p>",
    ),
    (
        "en",
        "Welcome to nginx!",
        "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully "
        "installed and working. Further configuration is required.</p>",
    ),
    (
        "en",
        "Default page",
        "<h1>It works!</h1><p>This is the default web page for this server. The web server software is "
        "running but no content has been added, yet.</p>",
    ),
    (
        "en",
        "Account suspended",
        "<h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting "
        "provider for more information.</p>",
    ),
)
_BROKEN = (
    (
        "en",
        "Maintenance",
        "<h1>We'll be back soon</h1><p>The site is down for scheduled maintenance. Please try again in a "
        "few minutes.</p>",
    ),
    ("en", "Error", "<h1>503 Service Unavailable</h1><p>The server is temporarily unable to service your request.</p>"),
    (
        "en",
        "Application error",
        "<h1>Something went wrong</h1><p>An unexpected error occurred. Please try again later.</p>",
    ),
    ("en", "Error", "<h1>Internal Server Error</h1><p>Error establishing a database connection.</p>"),
    (
        "de",
        "Wartung",
        "<h1>Wartungsarbeiten</h1><p>Unsere Seite wird gerade gewartet. Bitte versuchen Sie es später erneut.</p>",
    ),
    ("fr", "Maintenance", "<h1>Site en maintenance</h1><p>Une erreur est survenue. Réessayez plus tard.</p>"),
    ("es", "Error", "<h1>Estamos en mantenimiento</h1><p>Vuelve a intentarlo más tarde.</p>"),
    ("nl", "Storing", "<h1>Onderhoud</h1><p>Er is iets misgegaan. Probeer het later opnieuw.</p>"),
)

_WALLS = (
    ("en", "<div class=paywall><h2>Subscribe to continue reading</h2><p>Already a subscriber? Sign in.</p></div>"),
    (
        "en",
        "<div class=offer><p>You have reached your limit of free articles this month.</p><a href='/s'>Subscribe "
        "now</a></div>",
    ),
    (
        "en",
        "<div class=regwall><h2>Create a free account to keep reading</h2><p>Register now, it takes a "
        "minute.</p></div>",
    ),
    ("en", "<div><p>This article is for subscribers only.</p><p>From £1 a week. Cancel any time.</p></div>"),
    (
        "de",
        "<div class=box><h2>Weiterlesen mit dem Digital-Abo</h2><p>Sie haben schon ein Abo? Hier anmelden.</p></div>",
    ),
    ("de", "<div class=box><p>Registrieren Sie sich kostenlos, um diesen Artikel weiterzulesen.</p></div>"),
    ("fr", "<div class=mur><p>Il vous reste 78 % de cet article à lire. La suite est réservée aux abonnés.</p></div>"),
    ("es", "<div class=muro><p>Suscríbete para seguir leyendo. ¿Ya eres suscriptor? Inicia sesión.</p></div>"),
    ("it", "<div class=muro><p>Abbonati per continuare a leggere. Sei già abbonato? Accedi.</p></div>"),
    ("pt", "<div class=muro><p>Assine para continuar a ler. Já é assinante? Entre.</p></div>"),
    ("nl", "<div class=muur><p>Word abonnee om verder te lezen. Al abonnee? Log in.</p></div>"),
)
_HARD = (
    ("en", "<p>To read this story, subscribe today.</p><p>Already a subscriber? Log in.</p>"),
    ("de", "<p>Dieser Inhalt ist nur für Abonnenten.</p><p>Jetzt abonnieren und weiterlesen.</p>"),
    ("fr", "<p>Cet article est réservé aux abonnés.</p><p>Déjà abonné ? Connectez-vous.</p>"),
)
_CONTINUES = (
    ("en", "<p>… <a href='/full/1'>Continue reading</a></p>"),
    ("en", "<p>The door opened, and then [...]</p><a href='https://other.example/1'>Read the full story</a>"),
    ("de", "<p>Und dann … <a href='/voll/1'>Weiterlesen</a></p>"),
    ("fr", "<p>Et puis… <a href='/suite/1'>Lire la suite</a></p>"),
)


def _table(name: str, verdicts: Verdict | tuple[Verdict, ...], rows: tuple[tuple[str, str, str], ...]) -> list[Shown]:
    return [shown(name, language, verdicts, title, body) for language, title, body in rows]


INSTEAD: tuple[Shown, ...] = (
    *consents(),
    *_table("bot check", BLOCKED, _CHECKS),
    *_table("region", BLOCKED, _REGIONS),
    *_table("login", (BLOCKED, PAYWALLED), _LOGINS),
    *_table("missing", GONE, _MISSING),
    *_table("nobody's page", (GONE, BLOCKED), _NOBODY),
    *_table("broken", OFFLINE, _BROKEN),
    *(shown("metered", language, PAYWALLED, HEADLINES[language], teaser(language, wall)) for language, wall in _WALLS),
    *(
        shown("hard wall", language, PAYWALLED, HEADLINES[language], f"<h1>{HEADLINES[language]}</h1>{wall}")
        for language, wall in _HARD
    ),
    *(
        shown("continues", language, PARTIAL, HEADLINES[language], teaser(language, wall))
        for language, wall in _CONTINUES
    ),
    *lists(),
    *others(),
)
