"""Pages as sites serve them, small and ours."""

from collections.abc import Sequence

SITE = "https://press.example"

PARTS = (
    (
        "Nobody takes the slow train for its own sake, and that is a pity, because the slow train stops where people "
        "live. It is the last place in the county where a stranger may say good morning and be answered.",
        "I took it on a Tuesday with a sandwich and a bad conscience. By the third station I had eaten the one and "
        "lost the other, and the field outside had turned from brown to a patient sort of green.",
    ),
    (
        "There was a man with a clarinet in a box. There was a girl who had been told to count bridges and who counted "
        "them aloud, beginning again each time somebody asked her how many there had been so far.",
        "The guard knew all the names. He asked after a hip, a roof and a cousin in the navy, and he wrote the answers "
        "on the back of his hand, as other people write down what they have to buy.",
    ),
    (
        "When the line was to be closed, they held a meeting in the waiting room, and forty people came by car. That "
        "was the end of it, and everybody said what a shame it was and how early it gets dark.",
        "A bus runs there now. It is faster, it has a screen that tells you what you are passing, and I have never "
        "once seen anybody look up from it to find out whether it was true.",
    ),
)
"""Three stretches of one column, two paragraphs each."""

CONSENT = """<!DOCTYPE html><html lang="en"><head><title>Before you continue</title></head><body><div>
<h1>We value your privacy</h1><p>We and our 312 partners ask for your consent to store and access cookies on your device
and to process personal data for personalised ads.</p><p>You may change your privacy settings at any time.</p>
<button>Accept all</button><button>Reject all</button><button>Manage options</button></div></body></html>"""

EMPTY = "<!DOCTYPE html><html><head><title></title></head><body></body></html>"


def column(
    headline: str = "The slow train",
    text: Sequence[str] = PARTS[0],
    byline: str = "Ada Writer",
    further: str = "",
    published: str = "2026-11-20T08:30:00Z",
) -> str:
    """The page of a column; ``further`` is the address of its next page."""
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in text)
    after = f'<link rel="next" href="{further}">' if further else ""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline} | The Press</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="The Press">
<meta name="author" content="{byline}"><meta property="article:published_time" content="{published}">
{after}</head><body>
<article><h1>{headline}</h1><p class="byline">By {byline}</p>
{paragraphs}
</article></body></html>"""


def listing(name: str, *stories: tuple[str, str]) -> str:
    """A listing page; a story is its headline and url."""
    items = "\n".join(
        f'<div class="story-item"><h3><a href="{url}">{headline}</a></h3><p>How {headline.lower()} came about, and who '
        f'was there when it did. ... <a href="{url}">Read more</a></p></div>'
        for headline, url in stories
    )
    return f"""<!DOCTYPE html><html lang="en"><head><title>{name} | The Press</title></head><body>
<header class="fn-content-header"><h2><span>{name}</span></h2></header>
<div class="story-list">{items}</div></body></html>"""


def stories(count: int, first: int = 1) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"The story of house number {number}", f"/opinion/s-{number}") for number in range(first, first + count)
    )


def feed(*items: str, name: str = "Op Eds") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{name}</title><link>{SITE}/opinion</link>{"".join(items)}</channel></rss>"""


def item(headline: str, url: str, teaser: str = "A teaser of a few words ...", byline: str = "", body: str = "") -> str:
    author = f"<dc:creator>{byline}</dc:creator>" if byline else ""
    whole = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else ""
    return (
        f"<item><title>{headline}</title><link>{url}</link><description>{teaser}</description>{author}{whole}"
        "<pubDate>Fri, 20 Nov 2026 08:30:00 GMT</pubDate></item>"
    )


def comic(number: int, day: int, older: str = "") -> str:
    """A strip of November 2026, as the syndicate's comic pages show it."""
    before = f'<a class="prev" href="{older}" title="The Gull for 11/{day - 1}/2026"></a>' if older else ""
    return f"""<!DOCTYPE html><html lang="en"><head><title>The Gull | Comics | The Press</title>
<meta property="og:title" content="The Gull"><meta property="og:url" content="{SITE}/thefunnies/gull/s-{number}">
</head><body><figure class="comic"><img id="comic-zoom" class="the-comic" src="/newspics/{number}.gif"
alt="The Gull for 11/{day}/2026" data-width="600" data-height="200"></figure>
<div class="comic-calendar">{before}<span class="cur">November {day}</span></div></body></html>"""
