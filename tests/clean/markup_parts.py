"""What an invented syndicate's column page says, part by part, whatever the markup around it."""

from datetime import date

from reader.model.article import ChannelLink

HOST = "https://syndicate.example"
URL = f"{HOST}/politics/opeds/s-4300017"
SITE = "Larkfield"
KICKER = "Politics"
HEADLINE = "Commentary: The ferry council should count the gulls before it counts the money"
BYLINE = "Ines Varga"
MASTHEAD = "Harbour Evening Post"
DAY = date(2026, 11, 18)
CHANNEL = ChannelLink("Op Eds", f"{HOST}/politics/opeds")
BODY = (
    "The council met on Tuesday night to settle the price of the morning ferry, and by ten o'clock it had settled the "
    "colour of the new benches instead. Nobody in the gallery was surprised, and only two of us laughed.",
    "I have kept the minutes of these evenings for fourteen years, first for this paper and lately for my own "
    "amusement. They show a habit: whatever can be counted is put off, and whatever can be painted is decided at once.",
    "“We will have the figures in spring,” the treasurer said, as she says every autumn.",
    "That would be harmless if the boat were young. It is not. The hull was laid down in the year of the long frost, "
    "the engine is a second cousin of the one in the brewery, and the gulls on the roof are by now the only crew who "
    "have never asked for more pay.",
    "A cheaper ticket would fill the early boat, the harbour master told me, and a full boat would pay for its own "
    "repairs within six years. He had worked it out on the back of a tide table, with a pencil, in less time than it "
    "takes to order a bench.",
    "So here is a modest proposal for the next meeting, which falls on the shortest day of the year. Let them begin "
    "with the tide table, and let nobody speak of paint until the sums are done.",
    "The gulls can wait. The ferry cannot.",
)
NOTE = f"{BYLINE} is a columnist for the {MASTHEAD} and the author of a history of the river boats."
RIGHTS = f"©2026 {MASTHEAD}. Visit at harbourpost.example. Distributed by Seven Lamps Content Agency, LLC."
_NAMES = (
    "Aldo Brenner",
    "Bea Quill",
    "Civic Watch",
    "Dov Marlow",
    "Edda Stone",
    "Finn O'Rourke",
    "Greta Vance",
    "Hal P. Ives",
    "Ida Novak",
    "Judge Karl Ames",
    "Lena Ortiz Jr",
    "Moss and Reed",
    "Nils Hagen",
    "Olive Tran",
    "Per Dahl",
    "R. Otto Bly",
)
_PRINTED = {
    "Civic Watch": "The Civic Watch",
    "Judge Karl Ames": "Judge Karl L. Ames",
    "Lena Ortiz Jr": "Lena Ortiz Jr.",
}


def code_of(name: str) -> str:
    """The name as the addresses of the site have it."""
    return "".join(char for char in name.lower() if char.isalnum())


GROUPS = ("fromtheleft", "fromtheright", "mod")
RELATED = tuple(
    ChannelLink(name, f"{HOST}/politics/{GROUPS[at % 3]}/{code_of(name)}", _PRINTED.get(name, name))
    for at, name in enumerate(_NAMES)
)
COMICS = tuple(
    ChannelLink(name, f"{HOST}/politics/editorialcartoons/{code_of(name)}")
    for name in ("Kit Arden", "Lou Bexley", "May Corr", "Ned Dunmore", "Una Fells", "Vic Garth")
)
SIDE = tuple(f"{first} {last}" for first in ("Abel", "Cora", "Egon", "Gwen", "Ivor") for last in (
    "Abbot", "Birch", "Cobb", "Drake", "Eames", "Frost", "Gale", "Hurst", "Irons", "Judd"
))  # fmt: skip

# Of each kind the last two are kept apart: they are used for a check after the work is done, never on the way.
NOISE_WORDS: dict[str, tuple[str, ...]] = {
    "poll": (
        "Should the ferry be cheaper?|Yes|No|Not sure",
        "Your view: is the council right?|Agree|Disagree",
        "Reader survey|Very likely|Somewhat likely|Unlikely",
        "Quick question: do you take the boat?|Daily|Sometimes|Never",
        "Vote now|For the benches|Against the benches",
    ),
    "more": (
        "More opinion",
        "Also in Politics",
        "Editorials",
        "From our other writers",
        "Today's letters",
    ),
    "aside": (
        "Recommended for you",
        "You might also like",
        "Trending now",
        "Around the web",
        "Popular this week",
    ),
    "sponsored": (
        "Sponsored: Comfortable shoes for long walks on wet decks",
        "Paid post: Seven gadgets every sailor wants",
        "Presented by the Quayside Bank: How to save while you sleep",
        "Partner content: This lamp changed our evenings",
        "Promoted: Retire by the sea for less than you think",
    ),
    "video": (
        "Watch: latest news video",
        "Video: Storm reaches the pier",
        "Now playing: Headlines at noon",
        "Play clip",
        "Live: the council in session",
    ),
    "letter": (
        "Sign up for our daily newsletter|Enter your email",
        "Get the best of opinion in your inbox|Subscribe",
        "Never miss a column|Join the list",
        "The morning bulletin, free every day|Sign me up",
        "Opinion by e-mail|Register now",
    ),
    "ad": (
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Ad",
        "Article continues after this ad",
    ),
    "share": (
        "Share|Tweet|Print|Email",
        "Facebook|Twitter|Pinterest",
        "Share this|Save|Text size",
        "Copy link|WhatsApp|E-mail",
        "Like|Share|Bluesky",
    ),
}
HELD_OUT = 2
ELSEWHERE = (
    "The bridge nobody asked for",
    "Why the market clock runs late",
    "Five letters to a lighthouse",
    "A short defence of long meetings",
)
