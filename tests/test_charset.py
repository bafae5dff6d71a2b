"""Which characters bytes mean."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.charset import codec_of, declared_in_markup, decode
from tests.shared import counted, shared

# The Encoding standard's names, where Python's codec is called otherwise.
PYTHON_NAMES = {
    "IBM866": "cp866",
    "ISO-8859-8-I": "iso8859-8",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "GBK": "gb18030",
    "Big5": "big5hkscs",
    "EUC-JP": "euc_jp",
    "ISO-2022-JP": "iso2022_jp_ext",
    "Shift_JIS": "cp932",
    "EUC-KR": "cp949",
    "UTF-16BE": "utf-16-be",
    "UTF-16LE": "utf-16-le",
}


def corpus(name: str) -> bytes:
    return shared(f"corpus/hostile/encoding/{name}").read_bytes()


def test_every_label_of_the_web_means_its_encoding() -> None:
    sections = json.loads(corpus("whatwg-labels.json"))
    encodings = [encoding for section in sections for encoding in section["encodings"]]
    counted("charset labels", [label for encoding in encodings for label in encoding["labels"]])
    for encoding in encodings:
        name = encoding["name"]
        plain = name.lower().replace("windows-", "cp").replace("iso-8859", "iso8859")
        meant = {label: codec_of(label) for label in encoding["labels"]}
        assert meant == dict.fromkeys(meant, PYTHON_NAMES.get(name, plain))


def test_pages_of_the_corpus_are_read_as_browsers_read_them() -> None:
    wrong = []
    names = ("tests1.dat", "tests2.dat", "test-yahoo-jp.dat")
    for case in counted("charset pages", (case for name in names for case in corpus(name).split(b"#data\n")[1:])):
        page, _, expected = case.partition(b"\n#encoding\n")
        body = page + b"\xe9"
        if decode(body) != decode(body, expected.split()[0].decode()):
            wrong.append(page[:80])
    assert not wrong


def test_big5_of_the_corpus() -> None:
    assert decode(corpus("chardet-test_big5.txt"), "Big5", markup=False).startswith("老子《道德經》 第一~四十章")


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "iso-8859-1", "café"),
        (b"\xff\xfeh\x00i\x00", "utf-8", "hi"),
        (b"\xfe\xff\x00h\x00i", "", "hi"),
        (b"caf\xe9", "iso-8859-1", "café"),
        (b"\x93quoted\x94", "ascii", "“quoted”"),
        (b"caf\xc3\xa9", "utf-8", "café"),
        (b"caf\xc3\xa9", "", "café"),
        (b"caf\xe9", "", "café"),
        (b"caf\xe9", "nonsense", "café"),
        (b"\x81\x8d\x9d", "windows-1252", "\x81\x8d\x9d"),
        (b"\xa1", "windows-1257", "\ufffd"),
        (b"h\x00i\x00", "utf-16", "hi"),
        (b"\xa4", "iso-8859-15", "€"),
        (b"\xb1\xe5", "tis-620", "ฑๅ"),
        (b"\xfd", "iso-8859-9", "ı"),
        (b"\xae\xbe", "koi8-u", "ўЎ"),
        (b"\x80\xff", "x-user-defined", "\uf780\uf7ff"),
        (b"~{VPND~}", "hz-gb-2312", "\ufffd"),
        (b"", "replacement", ""),
        (b"\x95\xb6\x87\x40", "shift_jis", "文①"),
        (b"\xb0\xa1\x81\x41", "euc-kr", "가갂"),
        (b"\xce\xc4\x81\x30\x81\x30", "gb2312", "文\x80"),
        (b"\x1b$BJ8\x1b(B", "iso-2022-jp", "文"),
        (b"losers\xe2\x80", "utf-8", "losers\ufffd"),
    ],
)
def test_bytes_and_what_they_say(body: bytes, declared: str, text: str) -> None:
    assert decode(body, declared) == text


@pytest.mark.parametrize(
    "label",
    [
        *("zip", "rot13", "idna", "punycode", "utf-7", "unicode_escape", "raw_unicode_escape", "hex", "base64", "bz2"),
        *("cp437", "utf-32", "mbcs", "", " ", "é", "a\x00b", "\ud800", "../x", "x" * 5000, "undefined", "utf-8-sig"),
    ],
)
def test_a_codec_that_is_no_charset_of_the_web_is_ignored(label: str) -> None:
    assert codec_of(label) == ""
    assert decode(b"caf\xc3\xa9", label) == "café"


@pytest.mark.parametrize("label", ["UTF-8", " utf8\n", "Utf-8"])
def test_labels_are_taken_without_case_and_blanks(label: str) -> None:
    assert codec_of(label) == "utf-8"


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b"<meta charset=iso-8859-2>", "iso8859-2"),
        (b"<META CharSet = 'iso-8859-2' />", "iso8859-2"),
        (b"<meta/charset=iso-8859-2>", "iso8859-2"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso8859-2"),
        (b'<meta content="text/html; charset=iso-8859-2">', ""),
        (b'<meta name="x" charset="zip"><meta charset=koi8-r>', "koi8-r"),
        (b'<meta charset="" http-equiv=content-type content="charset=koi8-r">', ""),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=x-user-defined>", "cp1252"),
        (b"<meta charset=koi8-r charset=utf-8>", "koi8-r"),
        (b"<!-- <meta charset=koi8-r> --><p>", ""),
        (b"<!--><meta charset=koi8-r>", "koi8-r"),
        (b"<a title='<meta charset=koi8-r>'>", ""),
        (b'<a title="\'t is"><meta charset=koi8-r>', "koi8-r"),
        (b"<metadata charset=koi8-r>", ""),
        (b"<meta charset=koi8-r", ""),
        (b"<meta charset='koi8-r>", ""),
        (b"</meta charset=koi8-r><meta charset=utf-8>", "utf-8"),
        (b"1 < 2 <meta charset=koi8-r>", "koi8-r"),
        (b"<?xml version='1.0' encoding='windows-1251'?><rss/>", "cp1251"),
        (b'<?xml version="1.0" encoding="utf-16"?><rss/>', "utf-8"),
        (b'<?xml version="1.0" encoding="koi8-r"?><meta charset="utf-8">', "utf-8"),
        (b'<?xml version="1.0"?><rss/>', ""),
        (b"<\x00?\x00x\x00m\x00l\x00", "utf-16-le"),
        (b"\x00<\x00?\x00x\x00m\x00l", "utf-16-be"),
        (b" " * 1024 + b"<meta charset=koi8-r>", ""),
        (b"", ""),
    ],
)
def test_what_the_first_bytes_declare(head: bytes, codec: str) -> None:
    assert declared_in_markup(head) == codec


def test_the_server_is_believed_before_the_markup() -> None:
    assert decode(b"<meta charset=koi8-r>\xc3\xa9", "utf-8").endswith("é")


def test_plain_text_declares_nothing() -> None:
    body = b"Write <meta charset=koi8-r> \xc3\xa9"
    assert decode(body, markup=False) == "Write <meta charset=koi8-r> é"


def test_a_late_meta_counts_where_the_choice_would_be_a_guess() -> None:
    late = b"<html>" + b" " * 2000 + b"<meta charset=iso-8859-2>"
    assert decode(late + b"\xb1").endswith("ą")
    assert decode(late + "ą".encode()).endswith("ą")
    assert decode(late + b"\xb1", markup=False).endswith("±")


@settings(deadline=None)
@given(st.binary(max_size=300), st.text(max_size=20), st.booleans())
def test_nothing_raises(body: bytes, declared: str, markup: bool) -> None:
    assert isinstance(decode(body, declared, markup), str)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([b"<meta ", b"charset", b"=", b"'", b'"', b"koi8-r", b">", b"<!--", b"-->", b"/", b" "]))
)
def test_nothing_raises_on_broken_markup(pieces: list[bytes]) -> None:
    assert declared_in_markup(b"".join(pieces)) in ("", "koi8-r")


@settings(deadline=None)
@given(st.text())
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode(), "utf-8") == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(st.binary())
def test_windows_1252_gives_one_character_a_byte(body: bytes) -> None:
    assert len(decode(b"." + body, "latin1")) == len(body) + 1


def test_whole_utf8_is_not_broken_as_what_was_declared() -> None:
    text = "<meta charset=Shift_JIS><p>サクサク軽い打ち心地を実現し、キー入力がはかどる！</p>"
    assert decode(text.encode()) == text
    assert decode(text.encode("cp932")) == text
    assert "\ufffd" in decode(text.encode("cp932") + b"\x81")
    assert decode("한국어".encode(), "euc-kr") == "한국어"


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        ("très “bien”".encode("cp1252"), "utf-8", "très “bien”"),
        ("très “bien”".encode(), "iso-8859-1", "très “bien”"),
        ("très “bien”".encode() + b"\xe9", "utf-8", "très “bien”\ufffd"),
        ("très".encode()[:-2], "utf-8", "tr\ufffd"),
        ("très".encode("cp1252"), "iso-8859-1", "très"),
        ("привет".encode("koi8-r"), "koi8-r", "привет"),
    ],
)
def test_of_two_charsets_that_are_taken_for_each_other_the_one_that_fits_holds(
    body: bytes, declared: str, text: str
) -> None:
    assert decode(body, declared, lenient=True) == text
