"""Invented pages for the tests: a column, a syndicate's column, and what sites show in their place."""

from reader.model.page import Page

URL = "https://paper.example/opinion/2026/11/20/slow-train"

SENTENCES = (
    "The slow train leaves at a quarter past six, and nobody who takes it is in a hurry to be anywhere else.",
    "I have ridden it for eleven years, with a flask of tea, and no wish to be asked about it.",
    "What it teaches is not patience, but the habit of looking out of the window.",
    "Last winter the heating failed, and the whole carriage sang, badly, as far as the junction, where a dog got on.",
    "There are plans to make it faster, and the plans are sound, and I hope that they are lost behind a radiator.",
)
PROSE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def page(body: str, url: str = URL, status: int = 200, content_type: str = "text/html") -> Page:
    """A page with this markup as its bytes."""
    return Page(url, url, body.encode(), content_type, "utf-8", status)


def column(body: str = PROSE, head: str = "", headline: str = "What the slow train teaches") -> str:
    """A column as many papers print it."""
    return f"""<!doctype html><html lang="en-GB"><head><title>{headline} | The Paper</title>
<meta property="og:site_name" content="The Paper">{head}</head>
<body><nav><a href="/">Home</a> <a href="/opinion">Opinion</a></nav>
<article><h1>{headline}</h1><p class="byline">By Ada Holm</p>
<div class="article-body">{body}</div></article>
<footer>The Paper, 1 High Street. <a href="/cookies">Cookies</a></footer></body></html>"""


SYNDICATE_URL = "https://syndicate.example/politics/opeds/s-4300001"


def syndicate(body: str = PROSE, end: str = "", byline: str = "Ada Holm, The Valley Ledger on") -> str:
    """A column page in the order of the syndicate's site."""
    return f"""<html lang="en"><head><title>Keep the slow train | Syndicate Publishing</title>
<meta property="og:site_name" content="Syndicate"></head><body>
<header class="main-content-header"><h2><a href="/politics">Politics</a></h2> /
<h3><a href="/">Syndicate</a></h3></header>
<h1>Keep the slow train</h1>
<div><cite>{byline}</cite> <span>Nov 20, 2026</span></div>
<div>Published in <a href="/politics/opeds">Op Eds</a></div>
<div><a href="/share">Share</a></div>
<div>{body}
<p>____</p><p><i>Ada Holm is a columnist for the Ledger.</i></p>
<p>©2026 The Valley Ledger. Visit at ledger.example. Distributed by Lantern Agency, LLC.</p>{end}</div>
<h2>Comments</h2><div id="disqus_thread"></div>
<h2>Related Channels</h2>
<div><a href="/politics/opeds/bo"><img src="/bo.png" alt="Bo Lind"></a>
<h4><a href="/politics/opeds/bo">Bo Lind</a></h4> <p>By Bo A. Lind</p></div>
<div><a href="/politics/opeds/cy"><img src="/cy.png" alt="Cy"></a>
<h4><a href="/politics/opeds/cy">Cy &amp; Co</a></h4> <p>By The Cys</p></div>
<h2>Comics</h2><a href="/cartoons/dee" title="Dee Moth"><img src="/dee.png"></a> <a href="/cartoons/eli">Eli Root</a>
<footer>Terms</footer></body></html>"""


CONSENT = """<html><head><title>Before you continue</title></head><body><div role="dialog">
<h1>We value your privacy</h1>
<p>We and our 412 partners ask for your consent to store and access information on your device, such as cookies, and to
process personal data for personalised ads and audience measurement.</p>
<p>Some partners process data on the basis of legitimate interest; see our privacy policy.</p>
<button>Accept all</button><button>Manage options</button></div></body></html>"""

BOT_CHECK = """<html><head><title>Just a moment...</title></head><body><h1>paper.example</h1>
<p>Verify you are human by completing the action below.</p><div class="cf-turnstile"></div></body></html>"""

NOT_FOUND = """<html><head><title>The Paper</title></head><body><h1>404: Page Not Found</h1>
<p>The page you asked for is not here. Try the front page.</p></body></html>"""

TEASERS = "".join(
    f'<div><h3><a href="/opinion/{n}">Headline number {n} of the list</a></h3><p>{SENTENCES[n]} ... '
    f'<a href="/opinion/{n}">Read more</a></p></div>'
    for n in range(5)
)
LIST = f"<html><head><title>Op Eds | The Paper</title></head><body><h1>Op Eds</h1>{TEASERS}</body></html>"
