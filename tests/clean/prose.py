"""The same small column in seven languages, written for the tests, and a page to put it on."""

HEADLINES = {
    "en": "What the slow train teaches",
    "de": "Was der langsame Zug uns lehrt",
    "fr": "Ce que nous apprend le train lent",
    "es": "Lo que enseña el tren lento",
    "it": "Che cosa insegna il treno lento",
    "pt": "O que ensina o comboio lento",
    "nl": "Wat de trage trein ons leert",
}

PARAGRAPHS = {
    "en": (
        "The slow train leaves at a quarter past six, and nobody who takes it is in a hurry to be anywhere else.",
        "I have ridden it for eleven years, with a flask of tea, and no wish to be asked about it by strangers.",
        "Last winter the heating failed, and the whole carriage sang, badly, as far as the junction in the marsh.",
        "There are plans to make it faster, and the plans are sound, and I hope they are lost behind a radiator.",
    ),
    "de": (
        "Der langsame Zug fährt um Viertel nach sechs, und wer ihn nimmt, hat es nicht eilig, irgendwo anders zu sein.",
        "Ich fahre seit elf Jahren mit ihm, eine Kanne Tee in der Tasche, und möchte nicht danach gefragt werden.",
        "Im letzten Winter fiel die Heizung aus, und der ganze Wagen sang, schlecht, bis zur Kreuzung im Moor.",
        "Man will ihn schneller machen, die Pläne sind gut, und ich hoffe, sie fallen hinter einen Heizkörper.",
    ),
    "fr": (
        "Le train lent part à six heures et quart, et personne parmi ceux qui le prennent n’est pressé d’arriver.",
        "Je le prends depuis onze ans, avec une bouteille de thé, sans désir aucun qu’on m’interroge à ce sujet.",
        "L’hiver dernier le chauffage est tombé en panne, et tout le wagon a chanté, mal, jusqu’à la bifurcation.",
        "On veut le rendre plus rapide, les plans sont bons, et j’espère qu’ils tomberont derrière un radiateur.",
    ),
    "es": (
        "El tren lento sale a las seis y cuarto, y nadie que lo toma tiene prisa por estar en otro lugar.",
        "Lo tomo desde hace once años, con un termo de té, y sin ganas de que nadie me pregunte por ello.",
        "El invierno pasado falló la calefacción, y todo el vagón cantó, muy mal, hasta el cruce del pantano.",
        "Quieren hacerlo más rápido, los planes son buenos, y espero que se pierdan detrás de un radiador.",
    ),
    "it": (
        "Il treno lento parte alle sei e un quarto, e chi lo prende non ha nessuna fretta di essere altrove.",
        "Lo prendo da undici anni, con un thermos di tè, e senza voglia che qualcuno mi chieda il perché.",
        "L’inverno scorso si ruppe il riscaldamento, e tutta la carrozza cantò, male, fino al bivio della palude.",
        "Lo vogliono più veloce, i piani sono buoni, e io spero che finiscano dietro a un vecchio termosifone.",
    ),
    "pt": (
        "O comboio lento parte às seis e um quarto, e quem o apanha não tem pressa de estar noutro lugar.",
        "Apanho-o há onze anos, com um termo de chá, e sem vontade de que me perguntem alguma coisa sobre isso.",
        "No inverno passado o aquecimento falhou, e toda a carruagem cantou, mal, até ao cruzamento do pântano.",
        "Querem fazê-lo mais rápido, os planos são bons, e espero que se percam atrás de um velho radiador.",
    ),
    "nl": (
        "De trage trein vertrekt om kwart over zes, en niemand die hem neemt heeft haast om ergens anders te zijn.",
        "Ik neem hem al elf jaar, met een kan thee in mijn tas, en ik word er liever niet naar gevraagd.",
        "Vorige winter viel de verwarming uit, en de hele wagon zong, slecht, tot aan de splitsing in het veen.",
        "Men wil hem sneller maken, de plannen zijn goed, en ik hoop dat ze achter een radiator vallen.",
    ),
}

BEGINNING = {language: "".join(f"<p>{text}</p>" for text in texts[:2]) for language, texts in PARAGRAPHS.items()}
WHOLE = {language: "".join(f"<p>{text}</p>" for text in texts) for language, texts in PARAGRAPHS.items()}
# Three times the column makes one of the length that papers print; a repeated paragraph is dropped by no stage.
LONG = {
    language: text + text.replace("<p>", "<p>— ") + text.replace("<p>", "<p>… ") for language, text in WHOLE.items()
}


def document(language: str, title: str, body: str, head: str = "") -> str:
    """A page with the frame that most have."""
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">The Paper</a> <a href="/o">Opinion</a></nav>{body}'
        '<footer><a href="/c">Cookies</a> <a href="/p">Privacy</a> <a href="/s">Subscribe</a></footer></body></html>'
    )
