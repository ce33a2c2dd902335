"""Bytes of a text in an unknown encoding -> str."""

import codecs

from reader.errors import ReaderError
from reader.harmless import one_line

_BYTE_ORDER_MARKS = (
    # The marks of UTF-32 first: that of UTF-16 little-endian is the beginning of one of them.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (0, b"%PDF-", "a PDF document: convert it first, for example with pdftotext"),
    (0, b"PK\x03\x04", "a zip archive or an office document: save it as plain text"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document: save it as plain text"),
    (0, b"{\\rtf", "a rich text document: save it as plain text"),
    (0, b"\x89PNG\r\n", "an image (PNG)"),
    (0, b"\xff\xd8\xff", "an image (JPEG)"),
    (0, b"GIF8", "an image (GIF)"),
    (8, b"WEBP", "an image (WebP)"),
    (0, b"II*\x00", "an image (TIFF)"),
    (0, b"MM\x00*", "an image (TIFF)"),
    (0, b"\x1f\x8b", "compressed (gzip): unpack it first"),
    (0, b"BZh", "compressed (bzip2): unpack it first"),
    (0, b"\xfd7zXZ\x00", "compressed (xz): unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (0, b"(\xb5/\xfd", "compressed (zstd): unpack it first"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"ID3", "a sound file (MP3)"),
    (0, b"OggS", "a sound file (Ogg)"),
    (0, b"RIFF", "a sound or film file"),
    (4, b"ftyp", "a sound or film file (MP4)"),
)
_SAMPLE = 100_000
"""How many bytes of a text decide on its encoding."""


def decoded(data: bytes, source: str) -> str:
    """``data`` as text, without a byte order mark; ``source`` names it in messages.

    A byte order mark decides; else it is UTF-8 where that fits, UTF-16 where every other byte is
    zero, Windows-1252 where few bytes are outside ASCII, else what charset-normalizer guesses.

    Raises ReaderError where ``data`` is not text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    _refuse_known_binaries(data, source)
    if b"\x00" in data:
        return data.decode(_utf16(data[:_SAMPLE], source), "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_legacy_encoding(data, source), "replace")


def _refuse_known_binaries(data: bytes, source: str) -> None:
    for offset, signature, kind in _SIGNATURES:
        if data.startswith(signature, offset):
            # Short signatures are also the beginning of honest texts.
            if len(signature) <= 4 and data.isascii() and b"\x00" not in data:
                continue
            raise ReaderError(f"{one_line(source)} is not text but {kind}.")


def _utf16(sample: bytes, source: str) -> str:
    """The UTF-16 encoding whose Latin letters leave zero bytes where ``sample`` has them."""
    high, low = sample[::2].count(0), sample[1::2].count(0)
    if max(high, low) < len(sample) // 5 or min(high, low) > len(sample) // 50:
        raise _not_text(source)
    return "utf-16-be" if high > low else "utf-16-le"


def _legacy_encoding(data: bytes, source: str) -> str:
    """The encoding of ``data``, which is not valid UTF-8."""
    sample = data[:_SAMPLE]
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    if broken * 10 < sum(map(len, data.split(None))) - len(replaced):
        return "utf-8"
    outside = len(data.translate(None, bytes(range(128))))
    return "cp1252" if outside * 10 < len(data) else _guessed(sample, source)


def _guessed(sample: bytes, source: str) -> str:
    # Costs 30 ms to import, and nearly every text is UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample).best()
    if best is None:
        raise _not_text(source)
    return best.encoding


def _not_text(source: str) -> ReaderError:
    return ReaderError(f"{one_line(source)} is not text: newsread opens plain text.")
