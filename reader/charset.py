"""Which characters the bytes of a page mean, as browsers decide it.

The order is that of the Encoding and HTML standards (encoding.spec.whatwg.org section 6, html.spec.whatwg.org
section 13.2.3): a byte order mark, the charset the server declared, the one the markup declares, then UTF-8 if the
bytes are that, and windows-1252 for whatever is left. Labels mean what they mean on the web: ``iso-8859-1`` is
windows-1252 there, and ``zip`` or ``rot13``, which are codecs to Python, are no charset at all.
"""

import codecs
import re
from functools import cache

_PRESCAN_BYTES = 1024
_LATE_BYTES = 65_536

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"))

_SINGLE_BYTE = frozenset(
    {f"iso8859-{part}" for part in (*range(2, 9), 10, *range(13, 17))}
    | {f"cp{page}" for page in (866, 874, *range(1250, 1259))}
    | {"koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "x-user-defined"}
)
_WEB = _SINGLE_BYTE | {
    *("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp_ext", "cp932", "cp949"),
    "replacement",
}

# Python's name for a codec, and the one browsers use where that name stands on a page.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso2022_jp": "iso2022_jp_ext",
    "utf-16": "utf-16-le",
    "hz": "replacement",
    "iso2022_kr": "replacement",
}

# Labels of the web that Python's aliases lack, by the codec they mean.
_MISSING = {
    label: codec
    for codec, labels in {
        "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
        "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff",
        "utf-16-be": "unicodefffe",
        "iso8859-6": "csiso88596e csiso88596i",
        "iso8859-7": "sun_eu_greek",
        "iso8859-8": "csiso88598e csiso88598i logical visual",
        "iso8859-15": "csisolatin9",
        "koi8-r": "koi koi8",
        "koi8-u": "koi8-ru",
        "mac-roman": "csmacintosh mac x-mac-roman",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "cp874": "dos-874",
        "gb18030": "csgb2312 gb_2312 gb_2312-80",
        "big5hkscs": "cn-big5 x-x-big5",
        "euc_jp": "cseucpkdfmtjapanese",
        "cp932": "windows-31j",
        "cp949": "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601",
        "replacement": "iso-2022-cn iso-2022-cn-ext replacement",
        "x-user-defined": "x-user-defined",
    }.items()
    for label in labels.split()
}

# Spellings that differ from Python's by a rule.
_SPELLINGS = (
    (re.compile(r"^x-(?=cp|sjis|gbk|euc)"), ""),
    (re.compile(r"^windows-(?=\d)"), "cp"),
    (re.compile(r"^iso[-_]?8859[-_]?(\d+)(?:-[ei]|:\d+)?$"), r"iso8859-\1"),
)
_LABEL = re.compile(r"[a-z0-9_.:+-]{1,40}")

# Bytes the Encoding standard gives another character than Python does.
_CORRECTIONS = {("koi8-u", 0xAE): "\u045e", ("koi8-u", 0xBE): "\u040e", ("cp1255", 0xCA): "\u05ba"}

_UTF8_CUT = re.compile(rb"[\x00-\x7f]*[\xc2-\xf4][\x80-\xbf]*")
"""What is UTF-8 but for its last character, which was cut."""

_BLANK = rb"[\t\n\f\r ]"
_TAG = re.compile(rb"</?[A-Za-z][^\t\n\f\r />]*")
_OTHER = re.compile(rb"<[!/?][^>]*>?")
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    rb"(?:" + _BLANK + rb"*=" + _BLANK + rb"*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\t\n\f\r >]*)))?"
)
_CONTENT_CHARSET = re.compile(
    r"charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\"'\t\n\f\r ;][^\t\n\f\r ;]*))", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"<\?xml[^>]*?encoding[\x00-\x20]*=[\x00-\x20]*(?:\"([^\">]*)\"|'([^'>]*)')")


def decode(body: bytes, declared: str = "", markup: bool = True, *, lenient: bool = False) -> str:
    """The text of ``body``; never raises, bytes that mean nothing become U+FFFD.

    ``declared`` is the charset the server named, any text or empty. ``markup`` is False for plain text and JSON,
    where a ``<meta>`` in the first bytes is only text. ``lenient`` doubts what was declared where windows-1252 and
    UTF-8 were taken for each other, which no browser does; that whole UTF-8 is not broken as another charset, neither.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], codec)
    codec = codec_of(declared) or (declared_in_markup(body) if markup else "")
    if codec:
        text = _decoded(body, _likelier(body, codec) if lenient else codec)
        # What breaks as it was declared and is whole as UTF-8 was declared by a template, or by an old server.
        return body.decode("utf-8") if "\ufffd" in text and codec != "replacement" and _is_utf8(body) else text
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        # Browsers change their mind at a late <meta>; where the choice is else a guess, so do we.
        late = _by_meta(body[:_LATE_BYTES]) if markup else ""
        return _decoded(body, late or "cp1252")


def codec_of(label: str) -> str:
    """The codec a charset label means on the web, by Python's name for it; empty for what is no label there.

    Two answers are no codecs of Python but of `decode`: ``x-user-defined`` and ``replacement``.
    """
    label = label.strip("\t\n\f\r ").lower()
    if not _LABEL.fullmatch(label):
        return ""
    if label in _MISSING:
        return _MISSING[label]
    for spelling, python in _SPELLINGS:
        label = spelling.sub(python, label)
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    codec = _WIDER.get(name, name)
    return codec if codec in _WEB else ""


def declared_in_markup(body: bytes) -> str:
    """The codec the first 1,024 bytes of a page declare (the standard's prescan), empty if none."""
    head = body[:_PRESCAN_BYTES]
    if head.startswith(b"<\x00?\x00x\x00"):
        return "utf-16-le"
    if head.startswith(b"\x00<\x00?\x00x"):
        return "utf-16-be"
    return _by_meta(head) or _by_xml_declaration(head)


def _by_meta(head: bytes) -> str:
    at = head.find(b"<")
    while at >= 0:
        if head.startswith(b"<!--", at):
            at = _after_comment(head, at)
        elif tag := _TAG.match(head, at):
            attributes, at = _attributes(head, tag.end())
            closed = at < len(head)
            if closed and tag[0].lower() == b"<meta" and (codec := _meant_by(attributes)):
                return codec
        elif other := _OTHER.match(head, at):
            at = other.end()
        else:
            at += 1
        at = head.find(b"<", at)
    return ""


def _after_comment(head: bytes, at: int) -> int:
    """Where a comment ends; ``<!-->`` is whole, and one without an end hides the rest."""
    end = head.find(b"-->", at + 2)
    return end + 3 if end >= 0 else len(head)


def _attributes(head: bytes, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, the first of each name, and where the tag ends; the end of ``head`` if it does not."""
    found: dict[str, str] = {}
    while match := _ATTRIBUTE.match(head, at):
        bare = match["bare"] or b""
        if bare.startswith((b'"', b"'")):
            return found, len(head)  # a quote that never ends
        value = match["double"] or match["single"] or bare
        found.setdefault(match["name"].decode("latin-1").lower(), value.decode("latin-1"))
        at = match.end()
    return found, at


def _meant_by(attributes: dict[str, str]) -> str:
    label = attributes.get("charset", "")
    if "charset" not in attributes and attributes.get("http-equiv", "").lower() == "content-type":
        inside = _CONTENT_CHARSET.search(attributes.get("content", ""))
        label = next(filter(None, inside.groups()), "") if inside else ""
    return _as_ascii(codec_of(label))


def _by_xml_declaration(head: bytes) -> str:
    found = _XML_ENCODING.match(head)
    return _as_ascii(codec_of((found[1] or found[2] or b"").decode("latin-1"))) if found else ""


def _as_ascii(codec: str) -> str:
    """A declaration that could be read as ASCII bytes cannot be in UTF-16, whatever it says."""
    return {"utf-16-le": "utf-8", "utf-16-be": "utf-8", "x-user-defined": "cp1252"}.get(codec, codec)


def _decoded(body: bytes, codec: str) -> str:
    if codec == "replacement":
        # The standard shows nothing of these charsets: their bytes can hide markup from a filter.
        return "\ufffd" if body else ""
    if codec in _SINGLE_BYTE:
        return codecs.charmap_decode(body, "replace", _characters(codec))[0]
    return body.decode(codec, "replace")


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _likelier(body: bytes, codec: str) -> str:
    """The codec that was declared, or of UTF-8 and windows-1252 the other one where that alone makes sense."""
    if codec not in ("utf-8", "cp1252") or body.isascii():
        return codec
    if _is_utf8(body):
        return "utf-8"
    return "cp1252" if codec == "utf-8" and _is_mislabelled(body) else codec


def _is_mislabelled(body: bytes) -> bool:
    """Whether what is called UTF-8 cannot be: most of what is not ASCII in it is broken. Damage is less, or at the
    end."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not char.isascii() for char in text) - broken
    return broken > whole and not _UTF8_CUT.fullmatch(body)


@cache
def _characters(codec: str) -> str:
    """The 256 characters of a single-byte charset; U+FFFD where it has none."""
    if codec == "x-user-defined":
        return "".join(chr(byte if byte < 0x80 else 0xF700 + byte) for byte in range(256))
    return "".join(_character(codec, byte) for byte in range(256))


def _character(codec: str, byte: int) -> str:
    character = _CORRECTIONS.get((codec, byte)) or bytes([byte]).decode(codec, "replace")
    # A gap of the windows charsets in the C1 range is the control character itself on the web.
    return chr(byte) if character == "\ufffd" and 0x80 <= byte < 0xA0 else character
