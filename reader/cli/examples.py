"""Examples of every command, for ``--help`` and the manual: what is typed, and what it does."""

from collections.abc import Mapping, Sequence

Examples = Sequence[tuple[str, str]]

TOP: Examples = (
    ("byline", "read"),
    ("byline demo", "a tour without network"),
    ("byline --plain", "the same without a screen, line by line"),
    ("byline add https://site/columnist", "follow what is there"),
    ("byline refresh && byline latest", "what is new"),
    ("byline read URL | less", "one column, cleaned"),
    ("byline open URL", "the same on the screen"),
    ("byline latest --minutes 10 --json", "what takes ten minutes at most, for a program"),
)
EXAMPLES: Mapping[str, Examples] = {
    "demo": (
        ("byline demo", "look around; nothing leaves this computer"),
        ("byline demo --fresh", "start the tour over"),
        ("byline demo --plain", "the tour for a screen reader"),
    ),
    "read": (
        ("byline read https://site/column | less", "one column, cleaned"),
        ("curl -s https://site/column | byline read -", "a page from elsewhere"),
        ("byline read page.html --json", "the same of a file, for a program"),
        ("byline read URL --measure 60", "in lines of 60 cells"),
    ),
    "open": (("byline open https://site/column", "read it on the screen; s saves it"),),
    "send": (
        ("byline send saved", "what is saved and was not sent before, to your e-reader's address"),
        ("byline send saved --folder /media/reader/books", "the same onto a reader that is plugged in"),
    ),
    "edition": (
        ("byline edition", "what to read today, by the parts of a paper"),
        ("byline edition --minutes 15", "what fills a quarter of an hour"),
        ("byline edition --epub today.epub", "the same as a book, to take along"),
    ),
    "latest": (
        ("byline latest", "the newest unread columns"),
        ("byline latest -n 5", "five of them"),
        ("byline latest 'Op Eds'", "those of one channel, or of a search you follow"),
        ("byline latest --unread --minutes 10 --json", "those of at most ten minutes, for a program"),
    ),
    "prune": (
        ("byline prune --dry-run", "which columns would be let go of, and how much that is"),
        ("byline prune --older-than 30", "what was finished, skipped or forgotten a month ago"),
        ("byline prune --larger-than 5", "only what takes much room"),
    ),
    "save": (
        ("byline save https://site/column", "keep its text for good"),
        ("byline save URL URL --json", "several, told to a program"),
    ),
    "saved": (("byline saved", "what is kept"), ("byline saved --json", "the same for a program")),
    "search": (
        ("byline search slow trains", "columns with both words"),
        ("byline search '\"slow train\" -bus author:whitfield'", "a phrase, a word that is not wanted, an author"),
        ("byline search is:saved after:2026-01", "what is kept, since January"),
        ("byline search minutes:\\<5 --best", "short ones, the best first"),
        ("byline search ferry --follow Ferries", "find them from now on, in a list like a channel's"),
    ),
    "columnist": (
        ("byline columnist Nora Whitfield", "what is here of hers, when she publishes, her newest columns"),
        ("byline columnist Whitfield --json", "the same for a program"),
    ),
    "channels": (
        ("byline channels", "what you follow"),
        ("byline channels --all comics", "the comics of the catalogue"),
    ),
    "refresh": (
        ("byline refresh", "ask all channels"),
        ("byline refresh --due", "only those whose time has come, as from a timer"),
        ("byline refresh 'Op Eds'", "one channel"),
    ),
    "add": (
        ("byline add https://site/", "follow the feed of a site"),
        ("byline add 'Nora Whitfield'", "follow a channel of the catalogue by its name"),
        ("byline add --pack Advice", "follow all of a starter pack"),
        ("byline add https://site/column", "save one column, and say how to follow who wrote it"),
    ),
    "packs": (("byline packs", "what there is to begin with, and how much of it you follow"),),
    "rename": (("byline rename 'Op Eds' What Others Think", "call the channel so in every list"),),
    "channel": (
        ("byline channel 'Op Eds'", "what is set for it"),
        ("byline channel 'Op Eds' --order oldest --refresh daily", "set it for this one only"),
        ("byline channel 'Op Eds' --group Morning", "put it into a group of your own"),
    ),
    "import": (
        ("byline import feeds.opml --dry-run", "only show what would be followed"),
        ("byline import ~/.newsboat/urls", "follow what newsboat followed"),
        ("byline import pocket.csv", "keep what was saved in Pocket"),
        ("byline import saved.jsonl", "take back what Byline exported"),
    ),
    "export": (
        ("byline export saved saved.epub", "what is kept as a book"),
        ("byline export unread notes/ --format md", "a file for each unread column"),
        ("byline export opml feeds.opml", "the channels you follow, for another reader"),
        ("byline export highlights marked.md", "what is marked, by columnist; marked.csv for Readwise"),
        ("byline export article URL", "one column on standard output"),
    ),
    "doctor": (("byline doctor", "how everything is"), ("byline doctor --online", "ask a site as well")),
    "rescue": (("byline rescue library.sqlite3 --to rescued.sqlite3", "what can be read of a damaged library"),),
    "library": (
        ("byline library where", "its path, size and last copy"),
        ("byline library backup ~/columns.sqlite3", "a copy, also while Byline is open"),
        ("byline library restore ~/columns.sqlite3", "put it in the place of what is there"),
    ),
    "vault": (
        ("byline vault ~/Notes/Columns", "every saved column and its marks, a file each"),
        ("byline config set vault ~/Notes/Columns", "and from then on as you save and mark"),
    ),
    "journal": (
        ("byline config set journal ~/Sync/byline", "a folder that your machines share"),
        ("byline journal", "which machines there are, and what waits"),
        ("byline journal sync", "take in and tell now, as from cron"),
    ),
    "rules": (
        ("byline rules test https://site/column", "a page without the rules for its site, and with them"),
        ("byline rules list", "which rules there are"),
    ),
    "reclean": (
        ("byline reclean", "clean again what an older Byline cleaned"),
        ("byline reclean --saved", "also what is kept"),
    ),
    "config": (
        ("byline config", "every setting and where it comes from"),
        ("byline config edit", "change them"),
        ("byline config set measure 72", "change one"),
    ),
    "keys": (("byline keys", "the names for the table [keys]"), ("byline keys --json", "the same for a program")),
    "log": (("byline log", "what went wrong lately"),),
    "manual": (
        ("byline manual | less", "read it"),
        ("byline manual --roff | man -l -", "read it with man"),
    ),
    "completion": (
        ("source <(byline completion bash)", "in ~/.bashrc"),
        ("byline completion zsh > ~/.zfunc/_byline", "in a folder of $fpath"),
        ("byline completion fish > ~/.config/fish/completions/byline.fish", "for fish"),
    ),
}


def told(examples: Examples) -> str:
    """The examples as they stand under a command's help."""
    column = min(36, max(len(typed) for typed, _ in examples))
    return "examples:\n" + "\n".join(f"  {typed.ljust(column)}  {what}" for typed, what in examples)
