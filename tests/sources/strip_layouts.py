"""Invented pages that show one strip each, laid out as comics have been put on the web, and what they tell."""

from dataclasses import dataclass
from datetime import date

SENTENCE = "Nobody who takes the slow train has ever arrived before the conductor did. "
PROSE = f"<p>{SENTENCE * 3}</p>" * 6
REMARK = "<p>The ferry in the third panel is the one my uncle steered into the pier, twice, on the same day.</p>"


@dataclass(frozen=True, slots=True)
class StripLayout:
    """A page, and the right answer for it. ``newest`` is where a channel of the comic is to be found."""

    name: str
    url: str
    body: str
    picture: str
    older: str
    title: str
    headline: str
    head: str = ""
    own: str = ""
    byline: str = ""
    day: date | None = None
    newest: str = ""


HILL = "https://hill.example"
STRIP_LAYOUTS = (
    StripLayout(
        "numbers, with words for both ends",
        f"{HILL}/41/",
        "<a href='/'><img src='/s/0b.png' alt='Hill Folk'></a><ul><li><a href='/1/'>|&lt;</a></li><li><a rel='prev' "
        "href='/40/'>&lt; Prev</a></li><li><a href='/random'>Random</a></li><li><a rel='next' href='/42/'>Next &gt;</a>"
        "</li><li><a href='/'>&gt;|</a></li></ul><div><img src='/comics/ferry.png' alt='Ferry' title='The pier has "
        "since been mended, but nobody has told the ferry so.'></div><div>Permanent link: https://hill.example/41/</div>",
        f"{HILL}/comics/ferry.png",
        f"{HILL}/40/",
        "hill folk",
        "Ferry",
        head="<title>hill folk: Ferry</title>",
        newest=f"{HILL}/",
    ),
    StripLayout(
        "a day in the address and words in the title",
        "https://strips.example/gullandbuoy/2026/11/20",
        "<header><a href='/'>StripHouse</a></header><nav><a href='/gullandbuoy'>Gull &amp; Buoy</a></nav><div><a "
        "href='/gullandbuoy/2026/11/19' aria-label='Previous comic'><svg></svg></a><a href='/gullandbuoy/2026/11/21' "
        "aria-label='Next comic'><svg></svg></a></div><div><button><img src='https://cdn.example/a/8f2c' alt='Gull "
        "&amp; Buoy by Perpetua Lamm for November 20, 2026' width='900'></button></div><div><a href='/inkpot'><img "
        "src='/t/1.png' width='400'></a><a href='/lamps'><img src='/t/2.png' width='400'></a></div>",
        "https://cdn.example/a/8f2c",
        "https://strips.example/gullandbuoy/2026/11/19",
        "Gull & Buoy",
        "Gull & Buoy, 20 November 2026",
        head="<title>Gull &amp; Buoy by Perpetua Lamm for November 20, 2026 | StripHouse</title>"
        "<meta property='og:site_name' content='StripHouse'>",
        byline="Perpetua Lamm",
        day=date(2026, 11, 20),
        newest="https://strips.example/gullandbuoy",
    ),
    StripLayout(
        "a blog with arrows and a remark under the strip",
        "https://lamps.example/comic/page-twelve/",
        "<h1><a href='/'>Lamps</a></h1><div><a href='/comic/page-thirteen/'><img src='/wp/up/2026/11/p12-800x1200.jpg' "
        "width='800' height='1200' alt=''></a></div><table><tr><td><a href='/comic/page-one/'>«</a></td><td><a "
        "href='/comic/page-eleven/'>‹</a></td><td><a href='/comic/page-thirteen/'>›</a></td><td><a "
        f"href='/comic/page-ninety/'>»</a></td></tr></table><h2>Page Twelve</h2><time datetime='2026-11-17'>last "
        f"week</time>{REMARK}",
        "https://lamps.example/wp/up/2026/11/p12-800x1200.jpg",
        "https://lamps.example/comic/page-eleven/",
        "Lamps",
        "Page Twelve",
        head="<title>Page Twelve – Lamps</title><meta property='og:site_name' content='Lamps'>"
        "<meta property='og:image' content='https://lamps.example/wp/up/2026/11/p12.jpg'>",
        day=date(2026, 11, 17),
        newest="https://lamps.example/",
    ),
    StripLayout(
        "drawn buttons in a table",
        "http://old.example/d/20261118.html",
        "<center><a href='/'><img src='/top.gif' width='600' height='90' alt='logo'></a><br><img "
        "src='/strips/od20261118.gif' width='640' height='220'><br><table><tr><td><a href='/d/20260105.html'><img "
        "src='/nav/first.gif' width='80' height='30' alt=''></a></td><td><a href='/d/20261116.html'><img "
        "src='/nav/prev.gif' alt=''></a></td><td><a href='/d/20261120.html'><img src='/nav/next.gif' alt=''></a></td>"
        "<td><a href='/'><img src='/nav/today.gif' alt=''></a></td></tr></table></center>",
        "http://old.example/strips/od20261118.gif",
        "http://old.example/d/20261116.html",
        "Odd Ends",
        "Odd Ends, 18 November 2026",
        head="<title>Odd Ends</title>",
        day=date(2026, 11, 18),
        newest="http://old.example/",
    ),
    StripLayout(
        "the newest on the front page, with a permanent link",
        "https://crows.example/",
        "<h1>Two Crows</h1><div><a rel='prev' href='/strip/311'>Previous</a><a href='/strip/1'>First</a></div><p><img "
        "src='/img/312.webp' alt='Nest egg'></p><p><a href='/strip/312'>Permalink</a> Friday, November 20, 2026</p>",
        "https://crows.example/img/312.webp",
        "https://crows.example/strip/311",
        "Two Crows",
        "Two Crows, 20 November 2026",
        head="<title>Two Crows</title>",
        own="https://crows.example/strip/312",
        day=date(2026, 11, 20),
    ),
    StripLayout(
        "the newest on a landing page that tells no address",
        "https://paper.example/funnies/inkpot",
        "<h1>Inkpot</h1><figure><img src='/i/x77.png' width='700'><figcaption>Inkpot, 20 November 2026</figcaption>"
        "</figure><p>By Ilse Brandt</p><p><a href='/funnies/inkpot?strip=1203'>Previous strip</a></p>",
        "https://paper.example/i/x77.png",
        "https://paper.example/funnies/inkpot?strip=1203",
        "Inkpot",
        "Inkpot, 20 November 2026",
        head="<title>Inkpot - The Valley Ledger</title><meta property='og:title' content='Inkpot'>",
        byline="Ilse Brandt",
        day=date(2026, 11, 20),
    ),
    StripLayout(
        "German words and a day in the heading",
        "https://blatt.example/karikatur/388",
        "<h1>Kleine Welt</h1><h2>Freitag, 20. November 2026</h2><div><img data-src='/k/388.jpg' src='/leer.gif' "
        "alt='Kleine Welt vom 20 November 2026'></div><a href='/karikatur/387'>« vorheriger</a> <a "
        "href='/karikatur/389'>nächster »</a>",
        "https://blatt.example/k/388.jpg",
        "https://blatt.example/karikatur/387",
        "Kleine Welt",
        "Kleine Welt, 20 November 2026",
        head="<title>Kleine Welt</title>",
        day=date(2026, 11, 20),
    ),
    StripLayout(
        "no words at all, only the neighbouring numbers",
        "https://mute.example/c/15",
        "<div><img src='/f/15.png' width='800'></div><div><a href='/c/14'><svg></svg></a><a href='/c/16'><svg></svg>"
        "</a></div>",
        "https://mute.example/f/15.png",
        "https://mute.example/c/14",
        "Mute",
        "Mute",
        head="<title>Mute</title>",
    ),
    StripLayout(
        "the oldest strip of a comic",
        "https://crows.example/strip/1",
        "<h1>Two Crows</h1><div><span>Previous</span><a rel='next' href='/strip/2'>Next</a><a href='/'>Latest</a></div>"
        "<p><img src='/img/1.webp' alt='Two Crows, the first'></p>",
        "https://crows.example/img/1.webp",
        "",
        "Two Crows",
        "Two Crows",
        head="<title>Two Crows</title>",
        newest="https://crows.example/",
    ),
    StripLayout(
        "links in the head alone and an author for machines",
        "https://den.example/toons/badger-at-law",
        "<header><a href='/toons'>All toons</a></header><main><h1>Badger at Law</h1><img src='/m/bl.png' width='1024' "
        "alt='Badger at Law'></main>",
        "https://den.example/m/bl.png",
        "https://den.example/toons/badger-at-sea",
        "The Den Cartoons",
        "Badger at Law",
        head="<title>Badger at Law | The Den Cartoons</title><meta property='og:site_name' content='The Den Cartoons'>"
        "<link rel='prev' href='/toons/badger-at-sea'><link rel='next' href='/toons/badger-at-war'>"
        '<script type="application/ld+json">{"@type": "ComicStory", "author": {"@type": "Person", "name": '
        '"Dale Kim"}, "datePublished": "2026-11-19"}</script>',
        byline="Dale Kim",
        day=date(2026, 11, 19),
        newest="https://den.example/toons",
    ),
    StripLayout(
        "a long remark under a comic with all four links",
        "https://tide.example/comic/7",
        "<div><img src='/c/7.png' width='900' alt='Tide'></div><nav><a href='/comic/1'>First</a><a "
        f"href='/comic/6'>Back</a><a href='/comic/8'>Next</a><a href='/comic/90'>Last</a></nav><div>{PROSE}</div>",
        "https://tide.example/c/7.png",
        "https://tide.example/comic/6",
        "Tide Tables",
        "Seven",
        head="<title>Seven - Tide Tables</title><meta property='og:site_name' content='Tide Tables'>",
    ),
    StripLayout(
        "an address with a query and other pictures of the same house",
        "https://house.example/strip.php?id=52",
        "<table><tr><td><a href='strip.php?id=51'>Previous Comic</a></td><td><img src='strips/52.gif' width='700'></td>"
        "<td><a href='strip.php?id=53'>Next Comic</a></td></tr></table><p>Others: <a href='/a'><img src='a.gif' "
        "width='300'></a> <a href='/b'><img src='b.gif' width='300'></a></p>",
        "https://house.example/strips/52.gif",
        "https://house.example/strip.php?id=51",
        "House Rules",
        "House Rules",
        head="<title>House Rules</title>",
    ),
)

TURNS = "<p><a rel='prev' href='/a/old-one'>Previous</a> <a rel='next' href='/a/new-one'>Next</a></p>"
NO_STRIPS = {
    "an article with one picture": f"<h1>Slow trains</h1><img src='/t.jpg' width='900'>{PROSE}{TURNS}",
    "a gallery": "<h1>The fair</h1>"
    + "".join(f"<p><img src='/f/{n}.jpg' width='900'></p>" for n in range(8))
    + TURNS,
    "a gallery picture by picture": f"<h1>The fair</h1><img src='/f/3.jpg' width='900'><span>3 / 12</span>{TURNS}",
    "a list of thumbnails": "".join(
        f"<a href='/c/{n}'><img src='/t/{n}.jpg' width='300'></a>" for n in range(9)
    ) + TURNS,
    "numbered pages of a list": "<img src='/big.jpg' width='900'>"
    + "".join(f"<a href='/x/page/{n}'>{n}</a>" for n in range(2, 6))
    + "<a href='/x/page/2'>Next</a>",
    "a picture that leads elsewhere": f"<a href='/shop'><img src='/sale.jpg' width='900'></a>{TURNS}",
    "a picture and nowhere to turn": "<h1>Gull</h1><img src='/comics/gull.png' width='900'>",
    "only small pictures": f"<img src='/s.png' width='120'>{TURNS}",
    "links to another host": "<img src='/g.png' width='900'><a rel='prev' href='https://other.example/1'>Previous</a>",
}  # fmt: skip
