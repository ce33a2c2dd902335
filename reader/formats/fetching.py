"""A web address that the person named -> the bytes of the page.

The only place in newsread that reaches into the network. Every address that a name stands for has to
be a public one, on each step of the way, and the connection is made to an address that was checked:
no redirect, and no change of the name in between, leads to this machine or its neighbours. Proxies
are not used, no cookies are sent or kept, and no page is told which one led to it.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from reader import __version__
from reader.errors import ReaderError
from reader.formats.inputs import Input
from reader.harmless import one_line

LARGEST = 20 * 2**20
"""The most bytes of a page, packed or not."""

SECONDS = 20.0
"""How long it may take until the page is there."""

REDIRECTS = 5
"""How often a server may send us elsewhere."""

_PIECE = 64 * 1024
_MOVED = {301, 302, 303, 307, 308}
_HEADERS = {
    "User-Agent": f"newsread/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en, *;q=0.5",
    "Connection": "close",
}
_SAFE = "/?:@!$&'()*+,;=~-._%"
"""What stays as it is in a path and in a query."""

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses as networks without IPv4 write them (RFC 6052)."""
_UNICAST = ipaddress.ip_network("2000::/3")


class _UnreachableError(Exception):
    """Why a page can't be had, to be said after its name."""


class _Place(NamedTuple):
    """Whom to ask for what."""

    secure: bool
    host: str
    port: int
    header: str
    target: str


def fetched(address: str) -> Input:
    """The page at ``address``, which begins with http:// or https://.

    Raises ReaderError where it can't be had within the limits, or is not on the public internet.
    """
    deadline = time.monotonic() + SECONDS
    here = address
    try:
        for _ in range(REDIRECTS + 1):
            page = _asked(here, deadline)
            if isinstance(page, Input):
                return page
            here = page
        reason = f"sends us elsewhere more than {REDIRECTS} times"
    except _UnreachableError as error:
        reason = str(error)
    except ssl.SSLCertVerificationError as error:
        reason = f"can't prove whose it is ({error.verify_message})"
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = time.monotonic() >= deadline
        reason = f"did not come within {SECONDS:.0f} seconds" if late else _told(error)
    raise ReaderError(f"{one_line(address)} {one_line(reason)}.")


def is_public(address: str) -> bool:
    """Whether the IP address ``address`` is one of a machine on the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _UNICAST or ip.sixtofour or ip.teredo:
            return False
    return ip.is_global and not ip.is_multicast


def _told(error: Exception) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "refuses the connection"
    if isinstance(error, OSError) and error.strerror:
        return f"can't be had ({error.strerror})"
    return "can't be had: its server does not answer as web servers do"


def _asked(address: str, deadline: float) -> Input | str:
    """The page at ``address``, or the address that its server sends us to."""
    place = _place(address)
    with _connected(place, deadline) as connection:
        connection.request("GET", place.target, headers={"Host": place.header, **_HEADERS})
        response = connection.getresponse()
        if response.status in _MOVED:
            return _redirected(address, response.getheader("Location"))
        if response.status != 200:
            told = f"{response.status} {response.reason}".strip()
            raise _UnreachableError(f"can't be had: its server answers “{told}”")
        data = _body(response)
        if time.monotonic() >= deadline:  # the connection was cut off, which is how some pages end
            raise TimeoutError
    path = urlsplit(address).path
    return Input(
        data,
        one_line(address),
        file_name=one_line(unquote(path.rpartition("/")[2])),
        address=address,
        media_type=response.headers.get_content_type(),
        charset=response.headers.get_content_charset() or "",
    )


def _place(address: str) -> _Place:
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:  # a UnicodeError is one, too
        raise _UnreachableError("is no whole web address") from None
    if parts.scheme not in {"http", "https"}:
        raise _UnreachableError(f"leads to an address that newsread does not open ({parts.scheme})")
    if not host:
        raise _UnreachableError("is no whole web address")
    if parts.username is not None:
        raise _UnreachableError("holds a user's name: newsread does not log in")
    secure = parts.scheme == "https"
    usual = 443 if secure else 80
    bracketed = f"[{host}]" if ":" in host else host
    target = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    header = bracketed if port in {None, usual} else f"{bracketed}:{port}"
    return _Place(secure, host, port or usual, header, target)


def _redirected(address: str, location: str | None) -> str:
    if not location:
        raise _UnreachableError("sends us elsewhere but does not say where")
    # http.client gives the bytes of a header as Latin-1; they are UTF-8 where they are not ASCII.
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")
    there = urljoin(address, location)
    if address.lower().startswith("https:") and not there.lower().startswith("https:"):
        raise _UnreachableError("sends us from a secure page to one that is not")
    return there


@contextlib.contextmanager
def _connected(place: _Place, deadline: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to ``place`` that is cut off at ``deadline``, whatever is going on on it."""
    sock = _socket(place, deadline)
    end = threading.Timer(max(0.0, deadline - time.monotonic()), _cut_off, [sock])
    end.daemon = True
    end.start()
    connection = http.client.HTTPConnection(place.host, place.port)
    try:
        if place.secure:
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(sock, server_hostname=place.host)
        else:
            connection.sock = sock
        yield connection
    finally:
        end.cancel()
        connection.close()
        sock.close()


def _cut_off(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _socket(place: _Place, deadline: float) -> socket.socket:
    """A socket that is connected to ``place``, at an address that was checked."""
    addresses = _resolved(place, deadline)
    if not all(is_public(str(address[0])) for _, address in addresses):
        raise _UnreachableError(
            "leads to a machine that is not on the public internet, where newsread does not go: "
            "save the page and open the file"
        )
    problem: OSError = TimeoutError()
    for family, address in addresses:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.settimeout(max(0.01, deadline - time.monotonic()))
        try:
            sock.connect(address)
        except OSError as error:
            sock.close()
            problem = error
        else:
            return sock
    raise problem


_Address = tuple[socket.AddressFamily, tuple[Any, ...]]


def _resolved(place: _Place, deadline: float) -> list[_Address]:
    """All addresses that the name of ``place`` stands for.

    The system looks them up and can't be told to hurry, so it is done in a thread that may be left.
    """
    answers: queue.SimpleQueue[list[_Address] | OSError] = queue.SimpleQueue()

    def resolve() -> None:
        try:
            found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
            answers.put([(family, address) for family, _, _, _, address in found])
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=resolve, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.01, deadline - time.monotonic()))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise _UnreachableError(
            f"can't be had: there is no machine of the name {place.host}, or no network"
        )
    return answer


def _body(response: http.client.HTTPResponse) -> bytes:
    """What comes, unpacked, as far as the limit."""
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        raise _UnreachableError(f"comes packed in a way that newsread does not know ({packing})")
    unpacker = None if packing == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 16)
    data = bytearray()
    received = 0
    while piece := response.read(_PIECE):
        received += len(piece)
        try:
            data += unpacker.decompress(piece, LARGEST + 1 - len(data)) if unpacker else piece
        except zlib.error:
            raise _UnreachableError("came damaged") from None
        if max(len(data), received) > LARGEST:
            raise _UnreachableError(f"is too large: newsread fetches up to {LARGEST >> 20} MiB")
    if response.length:
        raise _UnreachableError("came only in part")
    return bytes(data)
