"""Bytes of a text in an unknown encoding -> str."""

import codecs
import re

from reader.errors import ReaderError

_BYTE_ORDER_MARKS = (
    # The marks of UTF-32 first: that of UTF-16 little-endian is the beginning of one of them.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (0, b"PK\x03\x04", "a zip archive, or a document that newsread does not know"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document: save it as plain text"),
    (0, b"{\\rtf", "a rich text document: save it as plain text"),
    (0, b"\x89PNG\r\n", "an image (PNG)"),
    (0, b"\xff\xd8\xff", "an image (JPEG)"),
    (0, b"GIF8", "an image (GIF)"),
    (8, b"WEBP", "an image (WebP)"),
    (0, b"II*\x00", "an image (TIFF)"),
    (0, b"MM\x00*", "an image (TIFF)"),
    (0, b"BZh", "compressed (bzip2): unpack it first"),
    (0, b"\xfd7zXZ\x00", "compressed (xz): unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"ID3", "a sound file (MP3)"),
    (0, b"OggS", "a sound file (Ogg)"),
    (0, b"RIFF", "a sound or film file"),
    (4, b"ftyp", "a sound or film file (MP4)"),
)
_SAMPLE = 20_000
"""How many bytes of a text decide on its encoding."""

_LATIN_1 = {"iso8859-1", "ascii"}
_UNTRUSTED = {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "idna", "punycode", "unicode_escape"}
"""Encodings that show in the bytes, where they are not what is told, and those that are none."""

_ASCII = bytes(range(128))
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})


def decoded(data: bytes, name: str) -> str:
    """``data`` as text, without a byte order mark; ``name`` is what messages call it.

    A byte order mark decides; else it is UTF-16 where every other byte is zero, UTF-8 where that
    fits, Windows-1252 where few bytes are outside ASCII, else what charset-normalizer guesses.

    Raises ReaderError where ``data`` is not text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    _refuse_known_binaries(data, name)
    sample = data[:_SAMPLE]
    if wide := _bare_utf16(sample):
        return data.decode(wide, "replace")
    if _share(sample, _CONTROLS) > 0.05:
        raise _not_text(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_legacy(data, name)


def decoded_as(data: bytes, name: str, charset: str = "") -> str:
    """The same for a document of a kind that tells its encoding: outside (``charset``), or within.

    What it tells is believed unless a byte order mark says otherwise or there is no such encoding.
    """
    declared = re.search(
        rb"<\?xml[^>]{1,100}?encoding=[\"']([\w.:-]{2,40})|<meta[^>]{1,200}?charset=[\"' ]*([\w.:-]{2,40})",
        data[:_SAMPLE],
        re.IGNORECASE,
    )
    told = charset or (str(declared[1] or declared[2], "ascii") if declared else "")
    marked = any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS)
    try:
        encoding = codecs.lookup(told).name if told and not marked else "utf-8"
    except (LookupError, ValueError):
        encoding = "utf-8"
    if encoding in _UNTRUSTED:
        return decoded(data, name)
    try:
        # What is called Latin-1 on the web is Windows-1252 (https://encoding.spec.whatwg.org).
        return data.decode("cp1252" if encoding in _LATIN_1 else encoding, "replace")
    except (LookupError, ValueError):
        return decoded(data, name)


def _share(data: bytes, some: bytes) -> float:
    """Which part of ``data`` are the bytes ``some``."""
    return 1 - len(data.translate(None, some)) / max(1, len(data))


def _refuse_known_binaries(data: bytes, name: str) -> None:
    for offset, signature, kind in _SIGNATURES:
        if data.startswith(signature, offset):
            # Short signatures are also the beginning of honest texts.
            if len(signature) <= 4 and data.isascii() and b"\x00" not in data:
                continue
            raise ReaderError(f"{name} is not text but {kind}.")


def _bare_utf16(sample: bytes) -> str | None:
    """The UTF-16 encoding whose Latin letters leave zero bytes where ``sample`` has them."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) or min(even, odd) * 50 > len(sample):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _from_legacy(data: bytes, name: str) -> str:
    """``data``, which is not valid UTF-8, as text."""
    mended = data.decode("utf-8", "replace")
    beyond_ascii = len(mended) - len(mended.encode("ascii", "ignore"))
    if mended.count("\ufffd") * 5 < beyond_ascii:
        return mended  # UTF-8 with some damage: other encodings hardly ever look like it
    if _share(data, _ASCII) > 0.9:
        return data.decode("cp1252", "replace")
    # Costs 30 ms to import, and nearly every text is UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise _not_text(name)
    return data.decode(best.encoding, "replace")


def _not_text(name: str) -> ReaderError:
    return ReaderError(f"{name} is not text, nor a document of a kind that newsread opens.")
