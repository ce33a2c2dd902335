"""The reader in a browser on this machine, through textual-serve; nobody else can reach it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.formats import open_article

if TYPE_CHECKING:
    from aiohttp import web

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HOST = "localhost"
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws://localhost:*"
)
"""What the page may load: nothing from elsewhere, the fonts that its template asks for included."""


def serve(source: str, *, published: str | None, model: str | None, port: int) -> None:
    """Serve ``source`` at a port of the loopback interface until interrupted.

    Every page that is opened starts a reader of its own. Raises ReaderError where the article can't be
    read, or textual-serve is not installed.
    """
    if source == "-":
        raise ReaderError("serve needs a file: standard input can be read only once.", status=2)
    open_article(source, published=published)
    try:
        from aiohttp import web  # noqa: PLC0415 - an optional extra
        from textual_serve.server import Server  # noqa: PLC0415
    except ImportError as error:
        raise ReaderError("To serve, install the extra: pip install 'newsread[serve]'") from error

    class Loopback(Server):
        """Answers only pages that it served itself: a web site elsewhere could ask this machine, too."""

        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(web.middleware(guard))
            return app

    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        known = {f"{_HOST}:{port}", f"127.0.0.1:{port}"}
        origin = request.headers.get("Origin")
        if request.host not in known or (origin and origin.partition("://")[2] not in known):
            raise web.HTTPForbidden
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = _POLICY
        return response

    command = [sys.executable, "-P", "-m", "reader", "read"]
    command += ["--date", published] if published else []
    command += ["--model", model] if model else []
    Loopback(shlex.join([*command, "--", source]), host=_HOST, port=port, title="newsread").serve()
