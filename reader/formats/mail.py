"""An e-mail message, or a web page that a browser saved as one (MHTML) -> Draft."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses

from reader.formats import hypertext
from reader.formats.blocks import Block, Draft, count, line
from reader.formats.decoding import decoded_as
from reader.formats.inputs import Input
from reader.formats.text import blocks as plain_blocks

KIND = "an e-mail message"

_ENOUGH = 0.5
"""The formatted text of a message is shown if it has this part of the plain one's words."""


def read(given: Input) -> Draft:
    """The message: its subject, who sent it when, its text, and the names of what is attached."""
    message = email.message_from_bytes(given.data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # the policy's class
    if _is_page(message):
        return _page(message, given)
    sender = _header(message, "from")
    names = [name or address for name, address in getaddresses([sender])]
    byline = ", ".join(filter(None, names)) or None
    published = _day(message)
    head = [line(f"From {sender}", "byline")] if sender else []
    attached = [name for part in message.iter_attachments() if (name := part.get_filename())]
    foot = [line(f"Attached: {', '.join(attached)}", "list")] if attached else []
    return Draft(
        [*head, *_body(message, given.name), *foot],
        title=_header(message, "subject") or None,
        byline=byline,
        published=published,
    )


def _body(message: EmailMessage, name: str) -> Sequence[Block]:
    plain, formatted = (message.get_body((kind,)) for kind in ("plain", "html"))
    shown = hypertext.blocks(_text(formatted, name)) if formatted is not None else []
    written = plain_blocks(_text(plain, name)) if plain is not None else []
    return shown if count(shown) > _ENOUGH * count(written) else written


def _text(part: MIMEPart, name: str) -> str:
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)  # a part of text is not made of parts
    return decoded_as(data, name, part.get_content_charset() or "")


def _header(message: MIMEPart, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _day(message: EmailMessage) -> str | None:
    """The day on which the message was sent, where its sender was."""
    date = message.get("date")
    sent = getattr(date, "datetime", None)
    return sent.date().isoformat() if isinstance(sent, datetime) else None


def _is_page(message: EmailMessage) -> bool:
    """Whether a browser made the message of a page."""
    related = message.get_content_type() == "multipart/related"
    return related and ("from" not in message or "snapshot-content-location" in message)


def _page(message: EmailMessage, given: Input) -> Draft:
    from reader.formats import html  # noqa: PLC0415 - takes long to import, and few messages are pages

    page = message.get_body(("html",))
    text = "" if page is None else _text(page, given.name)
    address = _header(message, "snapshot-content-location")
    if not address and page is not None:
        address = _header(page, "content-location")
    return html.draft(text, address, given.name)
