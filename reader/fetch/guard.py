"""Which addresses are public, and which spellings of one are a trick.

A page of the web has no business leading to the router, the printer or another program of this computer (server-side
request forgery, https://cwe.mitre.org/data/definitions/918.html). What a person chose themselves may be anywhere.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from reader.errors import Refused
from reader.fetch.urls import shown_url
from reader.model.address import host_of as door_of

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052, section 2.1
_LOW_32_BITS = 0xFFFF_FFFF
_SHOWN = 300
"""Characters of an address, so that nearly all can be typed as they are shown."""


def is_public(address: str) -> bool:
    """Whether a numeric address, IPv4 or IPv6, belongs to the public internet. Raises ValueError if it is none.

    An IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4) is judged by that.
    """
    ip = ip_address(address.partition("%")[0])
    ip = _carried(ip) or ip
    old_private = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or old_private)


def refuse_private_literal(host: str, whose: str) -> None:
    """Raises Refused if ``host`` is a numeric address that is not public, or a name of this computer.

    Names that must be looked up pass; ``whose`` host sent us there, for the sentence.
    """
    if is_this_computer(host) or not _is_public_or_name(host):
        raise private_address(whose)


def private_address(host: str) -> Refused:
    """The refusal of an address behind ``host`` that is not public."""
    return Refused(
        f"{host} leads into a private network, where no page of the web should lead.",
        "If you want to read what is there, give its address yourself.",
    )


def with_address(refused: Refused, url: str) -> Refused:
    """The same refusal with the address that a person would have to give."""
    return Refused(refused.headline, f"If you want to read what is there, give {shown_url(url, _SHOWN)} yourself.")


def is_this_computer(host: str) -> bool:
    """Whether the name or numeric address means this computer (RFC 6761, section 6.3), without looking it up."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        ip = ip_address(name)
    except ValueError:
        return False
    return (_carried(ip) or ip).is_loopback


def doors_of(urls: Iterable[str]) -> frozenset[str]:
    """The hosts of the urls with their ports: behind another port of the same computer is another program."""
    return frozenset(door for url in urls if (door := door_of(url)))


def _is_public_or_name(host: str) -> bool:
    try:
        return is_public(host.rstrip("."))
    except ValueError:
        return True


def _carried(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(ip, IPv4Address):
        return None
    if ip in _NAT64:
        return IPv4Address(int(ip) & _LOW_32_BITS)
    return ip.ipv4_mapped or ip.sixtofour
