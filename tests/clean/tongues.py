"""Another small column in twenty languages, written for the tests, and frames of several make to put it in."""

from reader.model.verdict import Verdict
from tests.clean.shown import Shown

TITLES = {
    "en": "The lighthouse keeper's second job",
    "de": "Der zweite Beruf des Leuchtturmwärters",
    "fr": "Le second métier du gardien de phare",
    "es": "El segundo oficio del farero",
    "it": "Il secondo mestiere del guardiano del faro",
    "pl": "Drugi zawód latarnika",
    "nl": "Het tweede beroep van de vuurtorenwachter",
    "pt": "O segundo ofício do faroleiro",
    "sv": "Fyrvaktarens andra yrke",
    "ru": "Вторая профессия смотрителя маяка",
    "ja": "灯台守のもう一つの仕事",
    "zh": "守塔人的第二份工作",
    "da": "Fyrpasserens andet erhverv",
    "no": "Fyrvokterens andre yrke",
    "fi": "Majakanvartijan toinen ammatti",
    "cs": "Druhé povolání strážce majáku",
    "hu": "A világítótorony őrének másik mestersége",
    "tr": "Deniz feneri bekçisinin ikinci mesleği",
    "ko": "등대지기의 두 번째 직업",
    "th": "อาชีพที่สองของคนเฝ้าประภาคาร",
}
TEXTS = {
    "en": (
        "By day the keeper mends clocks, and the whole village knows what time it is because of him.",
        "He began with his own, which stopped in the storm of the year his daughter was born, and found he liked it.",
        "A clock, he says, is a lamp that turns, and both are asked one question, and both must be right.",
        "The lamp will be run by a machine from spring; the clocks, he hopes, will go on needing his thumbs.",
    ),
    "de": (
        "Am Tag repariert der Wärter Uhren, und das ganze Dorf weiß seinetwegen, wie spät es ist.",
        "Mit der eigenen fing er an, sie blieb im Sturm stehen, als seine Tochter geboren wurde, und es gefiel ihm.",
        "Eine Uhr, sagt er, ist eine Lampe, die sich dreht, und beide müssen auf eine Frage die Wahrheit sagen.",
        "Die Lampe übernimmt im Frühjahr eine Maschine; die Uhren, so hofft er, brauchen weiter seine Daumen.",
    ),
    "fr": (
        "Le jour, le gardien répare des horloges, et tout le village sait l’heure grâce à lui et à personne d’autre.",
        "Il commença par la sienne, arrêtée dans la tempête l’année où naquit sa fille, et il y prit goût.",
        "Une horloge, dit-il, est une lampe qui tourne, et aux deux on pose une question dont dépend le village.",
        "La lampe sera confiée au printemps à une machine ; les horloges, espère-t-il, auront besoin de ses pouces.",
    ),
    "es": (
        "De día el farero arregla relojes, y el pueblo entero sabe la hora que es gracias a su paciencia.",
        "Empezó por el suyo, que se paró en la tormenta del año en que nació su hija, y descubrió que le gustaba.",
        "Un reloj, dice, es una lámpara que gira, y a los dos se les pregunta lo mismo, y los dos deben acertar.",
        "De la lámpara se ocupará en primavera una máquina; los relojes, espera, seguirán necesitando sus pulgares.",
    ),
    "it": (
        "Di giorno il guardiano ripara orologi, e tutto il paese sa che ora è per merito suo e di nessun altro.",
        "Cominciò dal suo, che si fermò nella tempesta dell’anno in cui nacque la figlia, e scoprì che gli piaceva.",
        "Un orologio, dice, è una lampada che gira, e a entrambi si fa una sola domanda, e devono avere ragione.",
        "Della lampada si occuperà in primavera una macchina; gli orologi, spera, vorranno ancora i suoi pollici.",
    ),
    "pl": (
        "Za dnia latarnik naprawia zegary i cała wieś wie dzięki niemu, która jest godzina i ile zostało do zmroku.",
        "Zaczął od własnego, który stanął podczas burzy w roku, gdy urodziła się córka, i okazało się, że to lubi.",
        "Zegar, mówi, to lampa, która się obraca, i oboje odpowiadają na jedno pytanie, i oboje muszą mieć rację.",
        "Lampą od wiosny zajmie się maszyna; zegary, ma nadzieję, nadal będą potrzebowały jego kciuków.",
    ),
    "nl": (
        "Overdag maakt de wachter klokken, en het hele dorp weet door hem hoe laat het is en wanneer het eten is.",
        "Hij begon met zijn eigen klok, die stilviel in de storm van het jaar dat zijn dochter werd geboren.",
        "Een klok, zegt hij, is een lamp die draait, en aan beide wordt één vraag gesteld, en beide moeten kloppen.",
        "De lamp gaat in het voorjaar naar een machine; de klokken, hoopt hij, houden zijn duimen nodig.",
    ),
    "pt": (
        "De dia o faroleiro conserta relógios, e a aldeia inteira sabe as horas por causa dele e de mais ninguém.",
        "Começou pelo seu, que parou na tempestade do ano em que nasceu a filha, e descobriu que gostava.",
        "Um relógio, diz ele, é uma lâmpada que gira, e aos dois fazem a mesma pergunta, e ambos têm de acertar.",
        "Da lâmpada tratará na primavera uma máquina; os relógios, espera, continuarão a precisar dos seus polegares.",
    ),
    "sv": (
        "Om dagarna lagar fyrvaktaren klockor, och hela byn vet tack vare honom vad klockan är och när båten går.",
        "Han började med sin egen, som stannade i stormen det år då dottern föddes, och märkte att han tyckte om det.",
        "En klocka, säger han, är en lampa som vrider sig, och båda får samma fråga, och båda måste ha rätt.",
        "Lampan tas i vår över av en maskin; klockorna, hoppas han, kommer att behöva hans tummar länge än.",
    ),
    "ru": (
        "Днём смотритель чинит часы, и вся деревня благодаря ему знает, который час и скоро ли придёт катер.",
        "Начал он со своих, вставших в бурю того года, когда родилась дочь, и понял, что это ему по душе.",
        "Часы, говорит он, это лампа, которая вращается, и обоим задают один вопрос, и оба должны быть правы.",
        "Лампой с весны займётся машина; часам же, надеется он, ещё долго будут нужны его большие пальцы.",
    ),
    "ja": (
        "昼のあいだ、灯台守は時計を直している。村の人びとが今何時かを知っているのは、この男のおかげである。",
        "はじめに直したのは自分の時計だった。娘が生まれた年の嵐で止まったもので、直してみると面白かった。",
        "時計とは回る灯りだ、と彼は言う。どちらも問われることは一つで、どちらも正しくなければならない。",
        "灯りは春から機械にまかせることになった。時計のほうはまだ自分の親指を必要とするだろうと彼は願っている。",
    ),
    "zh": (
        "白天，守塔人修理钟表，全村人都因为他才知道现在是几点钟，渡船什么时候来，孩子们什么时候放学。",
        "他先修的是自己的钟，那只钟停在女儿出生那年的暴风雨里，修好以后他发现自己喜欢这门手艺。",
        "他说，钟就是一盏会转的灯，人们只问它们一个问题，而它们都必须答对，否则就会有人回不了家。",
        "从春天起，灯将由机器来管；至于钟表，他希望还会长久地需要他的两根拇指和那副旧眼镜。",
    ),
    "da": (
        "Om dagen reparerer fyrpasseren ure, og hele landsbyen ved takket være ham, hvad klokken er.",
        "Han begyndte med sit eget, som gik i stå i stormen det år, hans datter blev født, og han holdt af det.",
        "Et ur, siger han, er en lampe, der drejer, og begge får det samme spørgsmål, og begge skal have ret.",
        "Lampen overtages til foråret af en maskine; urene, håber han, får stadig brug for hans tommelfingre.",
    ),
    "no": (
        "Om dagen reparerer fyrvokteren klokker, og hele bygda vet takket være ham hva klokka er til enhver tid.",
        "Han begynte med sin egen, som stanset i stormen det året datteren ble født, og merket at han likte det.",
        "En klokke, sier han, er en lampe som dreier, og begge får det samme spørsmålet, og begge må ha rett.",
        "Lampen overtas til våren av en maskin; klokkene, håper han, kommer fortsatt til å trenge tomlene hans.",
    ),
    "fi": (
        "Päivisin vartija korjaa kelloja, ja koko kylä tietää hänen ansiostaan, paljonko kello oikeastaan on nyt.",
        "Hän aloitti omastaan, joka pysähtyi myrskyssä sinä vuonna kun tytär syntyi, ja huomasi pitävänsä siitä.",
        "Kello, hän sanoo, on lamppu joka kääntyy, ja molemmilta kysytään samaa, ja molempien on oltava oikeassa.",
        "Lampun hoitaa keväästä alkaen kone; kellot, hän toivoo, tarvitsevat yhä hänen peukaloitaan ja lasejaan.",
    ),
    "cs": (
        "Ve dne strážce opravuje hodiny a celá vesnice díky němu ví, kolik je hodin a kdy konečně přijede loď.",
        "Začal vlastními, které se zastavily v bouři toho roku, kdy se mu narodila dcera, a zjistil, že ho to baví.",
        "Hodiny, říká, jsou lampa, která se otáčí, a obě dostávají stejnou otázku a obě musí mít pravdu.",
        "O lampu se na jaře začne starat stroj; hodiny, jak doufá, budou jeho palce potřebovat ještě dlouho.",
    ),
    "hu": (
        "Nappal az őr órákat javít, és az egész falu neki köszönheti, hogy tudja, hány óra van és mikor jön a komp.",
        "A sajátjával kezdte, amely abban a viharban állt meg, amikor a lánya született, és rájött, hogy szereti.",
        "Az óra, mondja, olyan lámpa, amely forog, és mindkettőtől ugyanazt kérdezik, és mindkettő igazat mond.",
        "A lámpát tavasztól gép kezeli majd; az óráknak, reméli, még sokáig szükségük lesz a hüvelykujjára.",
    ),
    "tr": (
        "Gündüzleri bekçi saat onarır ve bütün köy saatin kaç olduğunu onun sayesinde bilir, kimse başkasına sormaz.",
        "Kendi saatiyle başladı, kızının doğduğu yılın fırtınasında durmuştu ve bu işi sevdiğini o gün fark etti.",
        "Saat, diyor, dönen bir lambadır; ikisine de aynı soru sorulur ve ikisi de her gece doğru söylemelidir.",
        "Lambaya bahardan sonra bir makine bakacak; saatlerin ise parmaklarına daha uzun süre muhtaç kalmasını umar.",
    ),
    "ko": (
        "낮에는 등대지기가 시계를 고치고, 마을 사람들은 모두 그 덕분에 지금이 몇 시인지 알고 지낸다.",
        "그는 자기 시계부터 고쳤는데, 딸이 태어나던 해의 폭풍에 멈춘 시계였고, 고치다 보니 그 일이 좋아졌다.",
        "시계란 돌아가는 등불이라고 그는 말한다. 둘 다 같은 질문을 받고, 둘 다 옳은 답을 해야 하기 때문이다.",
        "등불은 봄부터 기계가 맡게 되지만, 시계는 앞으로도 오래 자기 손가락이 필요하기를 그는 바라고 있다.",
    ),
    "th": (
        "ตอนกลางวันคนเฝ้าประภาคารซ่อมนาฬิกา และทั้งหมู่บ้านรู้เวลาได้ก็เพราะเขาคนเดียวเท่านั้น",
        "เขาเริ่มจากนาฬิกาของตัวเองซึ่งหยุดเดินในพายุปีที่ลูกสาวเกิด แล้วก็พบว่าตัวเองชอบงานนี้มาก",
        "เขาบอกว่านาฬิกาก็คือตะเกียงที่หมุนได้ ทั้งสองถูกถามคำถามเดียวกัน และทั้งสองต้องตอบให้ถูกเสมอ",
        "ตั้งแต่ฤดูใบไม้ผลิเครื่องจักรจะดูแลตะเกียงแทน ส่วนนาฬิกานั้นเขาหวังว่าจะยังต้องการนิ้วของเขาต่อไป",
    ),
}

_BANNER = (
    '<div class="cc-window" role="dialog" aria-label="cookies"><p>This site uses cookies to measure what is read.</p>'
    "<button>OK</button><button>No</button></div>"
)
_LOGIN_BOX = (
    '<div class="site-header__login"><form action="/login"><input type="email"><input type="password">'
    "<button>→</button></form></div>"
)


def prose(language: str, first: int = 0, last: int = 4) -> str:
    """Some of the paragraphs of the column."""
    return "".join(f"<p>{text}</p>" for text in TEXTS[language][first:last])


def long(language: str) -> str:
    """As much text as a column has, in paragraphs that all differ."""
    return "".join(f"<p>{n}. {text}</p>" for n in range(8) for text in TEXTS[language])


def head(language: str, title: str, more: str = "") -> str:
    return f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{more}</head>'


def paper(language: str, title: str, main: str, more: str = "") -> str:
    """In the frame of a newspaper: a header with a login box, a sidebar, a footer that sells, a cookie banner over
    all."""
    side = "".join(f"<li><a href='/{language}/n{n}'>{TITLES[language]} {n}</a></li>" for n in range(4))
    return (
        f"{head(language, title + ' - Marsh Post', more)}<body>{_BANNER}<header class='site-header'>"
        f"<a href='/'>Marsh Post</a>{_LOGIN_BOX}<a class='btn' href='/subscribe'>Abo+</a></header>"
        f"<main id='content'>{main}</main><aside class='most-read'><ol>{side}</ol></aside>"
        f"<footer><a href='/subscribe'>Marsh Post+</a><a href='/privacy'>Privacy</a> © 2026</footer></body></html>"
    )


def blog(language: str, title: str, main: str, more: str = "") -> str:
    """In the frame of a newsletter or a blog: nothing but ``div``."""
    return (
        f"{head(language, title, more)}<body class='post-template'><div class='gh-head'><a href='/'>Tidal Letters</a>"
        f"<a href='/about/'>·</a><a href='#/portal/signin'>→</a></div><div class='site-main'>{main}</div>"
        f"<div class='gh-foot'>Tidal Letters © 2026 <a href='#/portal/'>+</a></div></body></html>"
    )


def article(language: str, body: str, after: str = "") -> str:
    """The column under its headline, as newspapers mark it up."""
    return (
        f"<article class='story'><h1 class='story__title'>{TITLES[language]}</h1><p class='story__by'>Ada Holm</p>"
        f"<div class='story__body'>{body}</div>{after}</article>"
    )


def post(language: str, body: str, after: str = "") -> str:
    """The column under its headline, as newsletters mark it up."""
    return (
        f"<div class='post'><h1 class='post-title'>{TITLES[language]}</h1><div class='meta'><span>Bo Lind</span> "
        f"<time datetime='2026-11-20'>20.11.2026</time></div><div class='gh-content'>{body}</div>{after}</div>"
    )


def told(kind: str, language: str, verdicts: Verdict | tuple[Verdict, ...], markup: str) -> Shown:
    """A page in place of the column, or with it, as the list of the column would ask for it."""
    allowed = verdicts if isinstance(verdicts, tuple) else (verdicts,)
    return Shown(f"{kind} {language}", TITLES[language], allowed, markup)
