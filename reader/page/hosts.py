"""What the name of a host tells: whose it is, and whether a page may lead there."""

from ipaddress import ip_address

from reader.model.address import host_of

_PRIVATE_ENDS = (".localhost", ".local", ".internal", ".lan", ".home", ".home.arpa", ".intranet", ".corp", ".test")
_SHORT = 3


def name_of(url: str) -> str:
    """The host as `host_of`, without its port; empty if there is none."""
    host = host_of(url)
    name, _, port = host.rpartition(":")
    has_port = port.isdigit() and (":" not in name or name.endswith("]"))
    return name.strip("[]") if name and has_port else host


def may_lead(page: str, url: str) -> bool:
    """Whether an address found on a page may be offered: any on its own host, elsewhere none that is private by its
    name or number (RFC 6761, 6762, 8375). What a name resolves to is looked at when it is fetched."""
    host, own = name_of(url), name_of(page)
    return bool(host) and (host_of(url) == host_of(page) or not is_private(host) or (host == own and is_private(own)))


def is_private(host: str) -> bool:
    """Whether the name or number of a host is one that no public page has."""
    number = host.strip("[]").partition("%")[0]
    try:
        return not ip_address(number).is_global
    except ValueError:
        # Numbers written otherwise (`127.1`, `0x7f000001`) are no names that anybody registers.
        numeric = host.rpartition(".")[2][:1].isdigit()
        return numeric or "." not in host or f".{host}".endswith(_PRIVATE_ENDS)


def same_site(url: str, other: str) -> bool:
    """Whether two addresses are of one owner as far as their names tell: ``www``, ``blogs`` and the bare domain."""
    return bool(host_of(url)) and _domain(name_of(url)) == _domain(name_of(other))


def _domain(host: str) -> str:
    """The part of a name that is registered, guessed: two labels, three where the last two are short (``co.uk``)."""
    if is_private(host):
        return host
    labels = host.split(".")
    count = 3 if len(labels) > 2 and len(labels[-2]) <= _SHORT and len(labels[-1]) <= 2 else 2
    return ".".join(labels[-count:])
