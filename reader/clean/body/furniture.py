"""Blocks that are not the column: the note on its author, the rights line, and what sites leave between paragraphs."""

import re
from dataclasses import dataclass, replace

from reader.clean.blocks.spans import is_linked
from reader.clean.body.asides import notes_marked, pulled_once
from reader.clean.body.naming import is_ended
from reader.model.blocks import (
    Block,
    Blocks,
    Embed,
    Figure,
    Heading,
    List,
    Mark,
    Note,
    NoteKind,
    Paragraph,
    Rule,
    block_text,
)
from reader.text import count_words

_SEPARATOR = re.compile(r"[_*\-–—=~•·.#\s]{2,}|[*•·#]")
_NOTE_SEPARATOR = re.compile(r"_{2,}|[-–—]{2,}")
_RIGHTS = re.compile(
    r"©\s*(?:\d{4}|(?-i:[A-Z]))|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\))?\s*(?:\d{4}|by\s+(?-i:[A-Z]))|"
    r"distributed by\b.{2,80}\b(?:agency|syndicate|service|inc|llc|media|news)\b|.{0,80}\ball rights reserved\b|"
    r"to find out more about .{3,80} creators syndicate",
    re.IGNORECASE,
)
_WHOLE_LINE = re.compile(
    r"""(?:
      (?:an?\s+)?advert(?:isement|ising)?s?(?:\s*[-–—:]?\s*(?:story|article|content)\s+continues\s+below.*)?
    | (?:story|article)\s+continues\s+(?:below|after).{0,40} | continue\s+reading\s+below.{0,40}
    | swipe\s+to\s+next\s+page | scroll\s+to\s+continue.{0,40}
    | skip\s+(?:to|past)\s+(?:main|content|navigation|the\s+(?:content|end)|newsletter|next).{0,40}
    | (?:click|tap)\s+here\s+to\s+(?:share|subscribe|sign\s+up|print|comment).{0,60}
    | (?:(?:share|tweet|print|e-?mail|pin(?:\s+it)?|save|like|facebook|twitter|whatsapp|linkedin|reddit|copy\s+link|
      flipboard|comments?|reply|x|telegram|bluesky|threads|pinterest|messenger|text\s+size)[\s|•·/,]*){1,12}
    | share\s+(?:this|on|via|article|story)\b(?!,[^,]{1,40}[.!?]$).{0,40} | share\s+to\s+\w+
    | follow\s+\w+\s+on\s+\S+(?:\s+\S+){0,6}
    | (?:leave|post|add|write)\s+a\s+comment | (?:view|show|read|see)\s+(?:all\s+)?(?:\d+\s+)?comments?
    | \d+\s+comments? | comments?\s*\(\d+\)
    | (?:sign\s+up|subscribe|join)\b.{0,40}\b(?:newsletters?|e-?mails?|inbox|updates|alerts)\b.{0,100}
    | (?:get|receive)\b.{0,60}\b(?:in|to)\s+your\s+inbox\b.{0,80}
    | (?:the\s+post|der\s+beitrag|l['’]article|la\s+entrada|l['’]articolo|o\s+post|het\s+bericht|wpis)\s.{1,200}
      \s(?:(?:first\s+)?appeared\s+first\s+on|(?:erschien|ist)\s+zuerst\s+(?:auf|erschienen)|est\s+apparu\s+en\s+premier\s+sur|
      (?:se\s+publicó|aparece|apareció)\s+primero\s+en|proviene\s+da|apareceu\s+primeiro\s+em|verscheen\s+eerst\s+op|
      pojawił\s+się\s+poraz\s+pierwszy\s+w)\s.{1,100}
    | blog\s+comments\s+powered\s+by\s+disqus | loading(?:\.\.\.|…)?
    | (?:tags|filed\s+under|topics|categories|posted\s+in|schlagw(?:ö|o)rter|mots[- ]cl(?:é|e)s)\s*:.{0,160}
    | \d{1,3}\s+min(?:ute)?s?\s+read | (?:last\s+)?updated\s*:?\s.{0,40}\d{4}.{0,20}
    | report\s+(?:a\s+typo|an?\s+error) | captions? | close | @\w{2,30}
    | .{0,300}\((?:image|photo|picture|pic|foto|bild|credit)s?\s*:[^()]{2,60}\)
    | related(?:\s+(?:stories|articles|posts|content|links|news|topics))?
    | (?:keine|no|aucun|sin)\s+(?:kommentare?|comments?|commentaires?|comentarios)\b.{0,80}
    | if\s+you\s+(?:enjoyed|liked?)\s+(?:reading\s+)?this\s+(?:article|post|story|column)\b.{0,300}
    | (?:read\s+(?:more|also|next)|related|see\s+also|also\s+read|lea(?:\s+(?:más|también|además))?|vea\s+también|
      lee\s+también|le(?:sen\s+sie|st)\s+auch|lire\s+aussi|leggi\s+anche|mehr\s+zum\s+thema)\s*:\s.{3,160}
    | (?:photos?|photograph|pictures?|images?|fotos?|bild(?:er)?)(?:\s+(?:credit|by))?\s*:\s?.{2,60}
    )[\s:|•·»>→!]*""",
    re.IGNORECASE | re.VERBOSE,
)
# A line at the top that only says when: no letters are left when these words are taken out.
_WHEN = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,7}\b|\b(?:may|june|july)\b|"
    r"\b(?:januar|februar|märz|mai|juni|juli|oktober|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag|uhr|ist|[ap]\.?m|[ecmp][ds]?t|gmt|bst|ist|amt|cet|utc|min(?:utes?|s)?|read|published|updated|posted|"
    r"last|on|at|ago|hours?|stand|aktualisiert|veröffentlicht|vom|am|um)\b|(?<=\d)(?:st|nd|rd|th|h)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:read\s+(?:more|also|next|on|the\s+full)|related|see\s+also|also\s+read|more\s+(?:on|from|about|stories|news)|"
    r"recommended|you\s+(?:may|might)\s+also\s+like|continue\s+reading|don'?t\s+miss|watch|listen|up\s+next|"
    r"lesen\s+sie\s+(?:auch|mehr)|mehr\s+zum\s+thema|lire\s+aussi|à\s+lire|leggi\s+anche|lea\s+también|editor'?s\s+picks|"
    r"most\s+(?:read|popular))\b",
    re.IGNORECASE,
)
_PAGER = re.compile(
    r"(?:(?:pages?|next|previous|prev|seite|weiter|zurück|suivant|of)\b|\d{1,2}\b|[\s:|«»‹›<>←→.…/-])+", re.IGNORECASE
)
_NOTE = re.compile(
    r"\b(?:is|are|was)\s+(?:an?|the|our|also)\b|\bwrites?\b|\bcolumnist\b|\bcontributor\b|"
    r"\bcan be (?:reached|contacted|followed)\b|\b(?:reach|contact|follow|e-?mail)\b.{0,60}@|"
    r"\breach (?:him|her|them)\b|\b(?:his|her|their) (?:(?:latest|new|most recent|next) )?book\b|"
    r"\b(?:editing|reporting) by\b|\beditor'?s note\b",
    re.IGNORECASE,
)
# Words: a block of so many begins the text; a note and a rights line have no more than these.
_LEAD = 15
_LONGEST_NOTE = 130
_LONGEST_RIGHTS = 70


@dataclass(frozen=True, slots=True)
class Column:
    """A body without its furniture, and what was set apart from it."""

    blocks: Blocks
    author_note: Blocks = ()
    rights: str = ""


def set_apart(blocks: Blocks, repeated: frozenset[str] = frozenset()) -> Column:
    """The column alone. ``repeated`` are lines the page shows elsewhere (headline, byline): at the top they go.

    What is set apart may uncover more of it, a second note above the first; so this goes on until nothing changes, and
    setting apart what is already set apart changes nothing.
    """
    column, further = Column(blocks), _pass(blocks, repeated)
    while further.blocks != column.blocks:
        notes, rights = further.author_note + column.author_note, f"{further.rights} {column.rights}".strip()
        column = Column(further.blocks, notes, rights)
        further = _pass(column.blocks, frozenset())
    return column


def _pass(blocks: Blocks, repeated: frozenset[str]) -> Column:
    kept = [block for block in notes_marked(pulled_once(blocks)) if not _is_line(block)]
    kept = _without_pointers(_without_head(kept, repeated))
    beside: list[Block] = []
    while kept and isinstance(kept[-1], Note) and kept[-1].kind is not NoteKind.FOOTNOTE:
        beside.insert(0, kept.pop())
    rights = ""
    while kept:
        last = kept[-1]
        if is_rights(last):
            rights = f"{block_text(kept.pop())} {rights}".strip()
        elif isinstance(last, Rule) or (isinstance(last, Heading) and not _is_said(last)) or _is_separator(last):
            kept.pop()
        else:
            break
    body, note = _split_note(kept, repeated)
    note_rights = " ".join(block_text(block) for block in note if is_rights(block))
    note = [
        block for block in note if not is_rights(block) and not _is_separator(block) and not isinstance(block, Rule)
    ]
    return Column(_separated(body) + tuple(beside), tuple(note), f"{note_rights} {rights}".strip())


def _is_said(heading: Heading) -> bool:
    """Whether a heading under which nothing stands is a last word: it ends as a sentence does, and asks nothing."""
    text = block_text(heading)
    return is_ended(text) and "?" not in text[-3:]


def is_rights(block: Block) -> bool:
    """Whether the block is a copyright or distribution line."""
    return isinstance(block, Paragraph) and is_rights_line(block_text(block))


def is_rights_line(text: str) -> bool:
    """As `is_rights`, of the text of a block."""
    bare = text.lstrip("( ")
    return bool(_RIGHTS.match(text) or _RIGHTS.match(bare)) and count_words(bare) <= _LONGEST_RIGHTS


def says_of_author(text: str) -> bool:
    """Whether the text says something that notes on authors do."""
    return bool(_NOTE.search(text))


def _is_line(block: Block) -> bool:
    """A line that sites put between paragraphs and that says nothing of the column."""
    return isinstance(block, Paragraph | Heading) and bool(_WHOLE_LINE.fullmatch(block_text(block)))


def _is_separator(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_SEPARATOR.fullmatch(block_text(block)))


def _without_head(blocks: list[Block], repeated: frozenset[str]) -> list[Block]:
    """The blocks without the headline, byline and date that the page repeats above its text."""
    for at, block in enumerate(blocks[:8]):
        text = block_text(block).casefold()
        if isinstance(block, Heading | Paragraph) and text in repeated:
            blocks = [other for other in blocks[:at] if isinstance(other, Figure | Embed | Paragraph | Note)] + blocks[
                at + 1 :
            ]
            return _without_head(blocks, repeated - {text})
    long = [at for at, block in enumerate(blocks) if count_words(block_text(block)) >= _LEAD]
    # The first long block may be the dek, with the date below it.
    lead = long[min(1, len(long) - 1)] if long else 0
    blocks = [block for at, block in enumerate(blocks) if at >= lead or not _says_when(block)]
    while blocks and isinstance(blocks[0], Rule):
        blocks = blocks[1:]
    return blocks


def _says_when(block: Block) -> bool:
    text = block_text(block) if isinstance(block, Paragraph | List) else ""
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, _WHEN.sub("", text)))


def _without_pointers(blocks: list[Block]) -> list[Block]:
    """Drop ``Read more: ...`` lines and lists of links, with the heading that announces them."""
    kept: list[Block] = []
    for block in blocks:
        if _points_elsewhere(block):
            if kept and isinstance(kept[-1], Heading | Paragraph) and _announces(kept[-1]):
                kept.pop()
            continue
        kept.append(block)
    while kept and ((isinstance(kept[-1], List) and _all_linked(kept[-1])) or _announces(kept[-1])):
        kept.pop()
    return kept


def _points_elsewhere(block: Block) -> bool:
    match block:
        case Paragraph(spans) | Heading(spans):
            linked = sum(len(span.text) for span in spans if span.link)
            text = block_text(block)
            if linked and _PAGER.fullmatch(text):
                return True
            return bool(_POINTER.match(text)) and linked >= 0.5 * len(text) and len(text) < 250
        case List(items):
            return len(items) > 0 and all(
                _POINTER.match(block_text(part)) and _all_linked(part) for item in items for part in item.blocks
            )
        case _:
            return False


def _announces(block: Block) -> bool:
    text = block_text(block)
    return (
        isinstance(block, Heading | Paragraph)
        and bool(_POINTER.match(text))
        and len(text.split()) <= 6
        and not text.endswith((".", "!", "?", "…", "”", '"'))
    )


def _all_linked(block: Block) -> bool:
    match block:
        case Paragraph() | Heading():
            return is_linked(block)
        case List(items):
            return all(_all_linked(part) for item in items for part in item.blocks)
        case _:
            return False


def _split_note(blocks: list[Block], repeated: frozenset[str]) -> tuple[list[Block], list[Block]]:
    """The body, and the note on its author that ends it: after a line of ``____``, in italics, or beginning with the
    name in the byline."""
    for at in range(len(blocks) // 2, len(blocks)):
        rest = blocks[at + 1 :]
        if _starts_note(blocks[at]) and rest and _words(rest) <= _LONGEST_NOTE * 2 and at:
            return blocks[:at], rest
    at = len(blocks)
    while at > 1 and (_is_italic_note(blocks[at - 1]) or _is_named_note(blocks[at - 1], repeated)):
        at -= 1
    return blocks[:at], blocks[at:]


def _starts_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_NOTE_SEPARATOR.fullmatch(block_text(block).replace(" ", "")))


def _is_italic_note(block: Block) -> bool:
    if not isinstance(block, Paragraph) or count_words(block_text(block)) > _LONGEST_NOTE:
        return False
    upright = sum(len(span.text.strip()) for span in block.spans if not span.marks & Mark.EM)
    text = block_text(block)
    return (
        upright <= 0.35 * len(text)
        and bool(_NOTE.search(text))
        and bool(block.spans[0].marks & Mark.EM or upright < 0.2 * len(text))
    )


def _is_named_note(block: Block, repeated: frozenset[str]) -> bool:
    text = block_text(block).casefold()
    names = tuple(f"{name} " for name in repeated if 1 <= name.count(" ") <= 3)
    short = isinstance(block, Paragraph) and count_words(text) <= _LONGEST_NOTE // 2
    return short and bool(names) and text.startswith(names) and bool(_NOTE.search(text))


def _words(blocks: list[Block]) -> int:
    return sum(count_words(block_text(block)) for block in blocks)


def _separated(blocks: list[Block]) -> Blocks:
    """Lines of signs alone are breaks between parts; never two in a row, none at the ends."""
    kept: list[Block] = []
    for block in blocks:
        plain: Block = Rule() if _is_separator(block) else block
        if not isinstance(plain, Rule) or (kept and not isinstance(kept[-1], Rule)):
            kept.append(plain)
    while kept and isinstance(kept[-1], Rule):
        kept.pop()
    return tuple(kept)


def even_headings(blocks: Blocks) -> Blocks:
    """Heading levels counted from the highest in the text: 1, 2, 3, 4 without gaps."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    rank = {level: min(at, 4) for at, level in enumerate(levels, start=1)}
    return tuple(replace(block, level=rank[block.level]) if isinstance(block, Heading) else block for block in blocks)
