"""Invented pages that ask for consent and show nothing else, in seven languages."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown, shown

CONSENT, EMPTY, PAYWALLED = Verdict.CONSENT, Verdict.EMPTY, Verdict.PAYWALLED

_CONSENTS = {
    "en": (
        "We value your privacy",
        "<p>We and our 212 partners store and read information on a device, such as cookies, and process personal data "
        "for personalised ads and content.</p><p>You may change your choices at any time in our privacy policy.</p>",
        ("Accept all", "Manage preferences"),
    ),
    "de": (
        "Ihre Privatsphäre ist uns wichtig",
        "<p>Wir und unsere 180 Partner verwenden Cookies und ähnliche Techniken, um personenbezogene Daten zu "
        "verarbeiten "
        "und Anzeigen auszuspielen.</p><p>Mit einem Klick auf den Knopf geben Sie Ihre Einwilligung, die Sie "
        "jederzeit in "
        "den Datenschutzhinweisen widerrufen können.</p>",
        ("Alle akzeptieren", "Einstellungen"),
    ),
    "fr": (
        "Votre vie privée compte",
        "<p>Avec nos 95 partenaires, nous utilisons des cookies pour stocker et lire des données personnelles, mesurer "
        "l’audience et afficher des publicités.</p><p>Vous pouvez retirer votre consentement à tout moment.</p>",
        ("Tout accepter", "Paramétrer les cookies"),
    ),
    "es": (
        "Tu privacidad nos importa",
        "<p>Nosotros y nuestros socios usamos cookies para guardar y leer datos personales y mostrar anuncios "
        "personalizados.</p><p>Puedes retirar tu consentimiento cuando quieras en la política de privacidad.</p>",
        ("Aceptar todo", "Configurar"),
    ),
    "it": (
        "La tua privacy",
        "<p>Noi e i nostri fornitori usiamo i cookie per archiviare e leggere dati personali e mostrare annunci "
        "personalizzati.</p><p>Puoi revocare il consenso in ogni momento dalla informativa sulla privacy.</p>",
        ("Accetta tutto", "Personalizza"),
    ),
    "pt": (
        "A sua privacidade",
        "<p>Nós e os nossos parceiros usamos cookies para guardar e ler dados pessoais e mostrar anúncios "
        "personalizados.</p><p>Pode retirar o consentimento quando quiser na política de privacidade.</p>",
        ("Aceitar tudo", "Gerir opções"),
    ),
    "nl": (
        "Wij geven om je privacy",
        "<p>Wij en onze partners gebruiken cookies om persoonsgegevens op te slaan en te lezen en advertenties te "
        "tonen.</p><p>Je kunt je toestemming altijd intrekken in de privacyverklaring.</p>",
        ("Alles accepteren", "Instellingen"),
    ),
}


def consents() -> list[Shown]:
    return [
        shown(
            "consent wall",
            language,
            CONSENT,
            title,
            f'<div role="dialog"><h1>{title}</h1>{text}{"".join(f"<button>{name}</button>" for name in buttons)}</div>',
        )
        for language, (title, text, buttons) in _CONSENTS.items()
    ] + [
        shown(
            "consent in a frame",
            "en",
            (CONSENT, EMPTY),
            "Privacy choices",
            '<iframe src="https://cmp.example/consent?site=1" title="Consent window"></iframe>',
        ),
        shown(
            "consent or subscription",
            "de",
            (CONSENT, PAYWALLED),
            "Weiter mit Werbung oder im Abo",
            "<h1>Mit Werbung weiterlesen</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Cookies. Details "
            "finden Sie "
            "im Datenschutz.</p><a href='/ok' role=button>Akzeptieren und weiter</a><h2>Pur-Abo</h2><p>Für 3 "
            "Euro im Monat "
            "lesen Sie ohne Cookies von Werbepartnern.</p><a href='/abo'>Jetzt abonnieren</a>",
        ),
    ]
