"""The addresses that links in documents lead to."""

from urllib.parse import urljoin, urlsplit

_LONGEST = 2_000
_SCHEMES = {"http", "https", "mailto"}
"""The schemes that are safe to hand to a browser: no script, no file of this machine."""


def joined(base: str, address: str) -> str:
    """``address``, as it stands on a page at ``base``, as a whole one; empty where it leads nowhere.

    Only web and mail addresses lead somewhere: others may run something, or name a local file.
    """
    address = "".join(address.split())
    if not address or address.startswith("#") or len(address) > _LONGEST:
        return ""
    try:
        whole = urljoin(base, address)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    return whole if whole.isprintable() and len(whole) <= _LONGEST else ""
