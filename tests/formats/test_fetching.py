"""Web addresses: what is fetched, how far, and where newsread does not go."""

import contextlib
import gzip
import http.server
import socket
import threading
import time
from typing import ClassVar

import documents
import pytest

from reader.errors import ReaderError
from reader.formats import fetching, open_article
from reader.formats.fetching import fetched, is_public


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with what the test has put in ``pages``, by path."""

    pages: ClassVar = {}
    asked: ClassVar = []

    def do_GET(self):
        self.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.pages[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in [body] if isinstance(body, bytes) else body:
            with contextlib.suppress(OSError):
                self.wfile.write(piece)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(monkeypatch):
    """A web server on this machine that counts as a public one; yields its address and its pages."""
    monkeypatch.setattr(Handler, "pages", {})
    monkeypatch.setattr(Handler, "asked", [])
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
        yield f"http://127.0.0.1:{server.server_port}", Handler.pages
        server.shutdown()


HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_a_page_is_an_article_and_its_links_are_whole(server):
    address, pages = server
    pages["/2024/pier?a=%20"] = (200, HTML, documents.page())
    article = open_article(f"{address}/2024/pier?a=%20#top")
    assert article.title == documents.TITLE
    assert article.source == f"{address}/2024/pier?a=%20#top"
    assert [link.target for link in article.links] == [f"{address}/piles?a=1&b=2"]
    ((_, headers),) = Handler.asked
    assert headers["User-Agent"].startswith("newsread/")
    assert not {"Cookie", "Referer"} & set(headers)


def test_what_the_server_says_of_encoding_and_kind_is_heard(server):
    address, pages = server
    page = documents.page().replace(b'<meta charset="utf-8">', b"").decode()
    pages["/a"] = (200, {"Content-Type": "text/html; charset=utf-16-le"}, page.encode("utf-16-le"))
    pages["/b"] = (200, {"Content-Type": "text/markdown"}, b"Some *words* of it.")
    pages["/c"] = (200, {"Content-Type": "text/plain"}, b"Some *words* of it.")
    packed = {**HTML, "Content-Encoding": "gzip"}
    pages["/d"] = (200, packed, gzip.compress(documents.page()))
    assert documents.STORY in open_article(f"{address}/a").text
    assert open_article(f"{address}/b").text == "Some words of it."
    assert open_article(f"{address}/c").text == "Some *words* of it."
    assert open_article(f"{address}/d").title == documents.TITLE


def test_redirects_are_followed_but_not_for_ever(server):
    address, pages = server
    pages["/old"] = (301, {"Location": "/new/"}, b"")
    pages["/new/"] = (200, HTML, documents.page())
    pages["/round"] = (302, {"Location": "/round"}, b"")
    pages["/nowhere"] = (302, {}, b"")
    article = open_article(f"{address}/old")
    assert (article.source, article.title) == (f"{address}/old", documents.TITLE)
    assert refusal(f"{address}/round") == f"{address}/round sends us elsewhere more than 5 times."
    assert "does not say where" in refusal(f"{address}/nowhere")


def refusal(address):
    with pytest.raises(ReaderError) as refused:
        fetched(address)
    assert str(refused.value).startswith(address)
    return str(refused.value)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://127.0.0.2:{port}/", "not on the public internet"),
        ("//[::1]/", "not on the public internet"),
        ("http://localhost.localdomain.invalid/", "no machine of the name"),
        ("file:///etc/passwd", "does not open (file)"),
        ("ftp://127.0.0.1/", "does not open (ftp)"),
        ("http://user:secret@127.0.0.1/", "does not log in"),
        ("http://[::1", "can't be had"),
    ],
)
def test_a_redirect_leads_nowhere_else(server, location, words):
    address, pages = server
    location = location.format(port=address.rpartition(":")[2])
    pages["/away"] = (302, {"Location": location}, b"")
    assert words in refusal(f"{address}/away")
    assert len(Handler.asked) == 1


def test_a_secure_page_does_not_lead_to_one_that_is_not():
    with pytest.raises(fetching._UnreachableError, match="not"):
        fetching._redirected("https://example.org/", "http://example.org/")
    assert fetching._redirected("https://a.example/b/c", "d") == "https://a.example/b/d"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "fe80::1%eth0"),
        *("fc00::1", "2002:7f00:1::", "2001:db8::1", "ff02::1", "2001:0:53aa:64c::"),
    ],
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_that_are_public(address):
    assert is_public(address)


def test_a_name_is_refused_if_one_of_its_addresses_is_not_public(monkeypatch):
    def both(host, port, **options):
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("8.8.8.8", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert "not on the public internet" in refusal("http://news.example/")


def test_a_name_is_looked_up_once_so_that_it_cannot_change(server, monkeypatch):
    address, pages = server
    pages["/"] = (200, HTML, documents.page())
    port = int(address.rpartition(":")[2])
    answers = iter(["127.0.0.1", "10.0.0.1"])

    def changing(host, port, **options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    assert fetched(f"http://news.example:{port}/").data == documents.page()
    ((_, headers),) = Handler.asked
    assert headers["Host"] == f"news.example:{port}"


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_that_is_too_large(server, monkeypatch, packed):
    monkeypatch.setattr(fetching, "LARGEST", 2**20)
    address, pages = server
    body = bytes(2**20 + 1)
    headers = {**HTML, "Content-Encoding": "gzip"} if packed else HTML
    pages["/"] = (200, headers, gzip.compress(body) if packed else body)
    assert "is too large" in refusal(f"{address}/")


@pytest.mark.parametrize("where", ["body", "head"])
def test_a_server_that_drips(server, monkeypatch, where):
    monkeypatch.setattr(fetching, "SECONDS", 1.0)
    address, pages = server
    ended = threading.Event()

    def drops():
        while not ended.wait(0.1):
            yield b"x"

    pages["/"] = (200, HTML, drops()) if where == "body" else (200, {}, b"")
    if where == "head":
        monkeypatch.setattr(Handler, "end_headers", lambda _: ended.wait(5))
    begun = time.monotonic()
    assert "did not come within 1 seconds" in refusal(f"{address}/")
    assert time.monotonic() - begun < 4
    ended.set()


@pytest.mark.parametrize(
    ("status", "headers", "body", "words"),
    [
        (404, {}, b"", "answers “404 Not Found”"),
        (200, {"Content-Encoding": "br"}, b"x", "packed in a way"),
        (200, {"Content-Encoding": "gzip"}, b"no gzip", "came damaged"),
        (200, {"Content-Length": "100"}, b"short", "came only in part"),
    ],
)
def test_answers_that_are_no_page(server, status, headers, body, words):
    address, pages = server
    pages["/"] = (status, headers, body)
    assert words in refusal(f"{address}/")


def test_servers_that_are_not_there(server, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert "refuses the connection" in refusal(f"http://127.0.0.1:{free.getsockname()[1]}/")
    address, _ = server
    assert "can't be had" in refusal(address.replace("http:", "https:"))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("http://", "is no whole web address"),
        ("https:///story", "is no whole web address"),
        ("https:/example.org/a", "is no whole web address: one begins with https://"),
        ("HTTP:/example.org/a", "is no whole web address: one begins with http://"),
        ("htp://example.org/a", "newsread opens http and https alone"),
        ("file:///etc/passwd", "name its path instead"),
        ("www.example.org/a", "begins with https://"),
        ("http://exa mple.org:port/", "no whole web address"),
        ("http://" + "a" * 300 + "/", "no whole web address"),
        ("http://localhost/", "not on the public internet"),
        ("http://0x7f.1/", "not on the public internet"),
    ],
)
def test_addresses_that_lead_nowhere(source, words):
    with pytest.raises(ReaderError, match=words):
        open_article(source)


def test_a_file_that_is_called_like_an_address_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "www.example.org").write_text("Words.")
    assert open_article("www.example.org").text == "Words."
