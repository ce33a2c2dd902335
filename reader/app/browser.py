"""The person's browser: which command opens an address."""

import os
import shlex
import shutil
import subprocess
import sys

_DISPLAYS = ("WAYLAND_DISPLAY", "DISPLAY")
_OPENERS = ("xdg-open", "wslview", "gio open", "firefox", "chromium")


def command(address: str) -> list[str] | None:
    """The command that opens ``address``, or None where there is no display to open it on.

    No shell reads it. ``$BROWSER`` wins, as everywhere.
    """
    told = os.environ.get("BROWSER", "").partition(os.pathsep)[0]
    try:
        own = shlex.split(told)
    except ValueError:
        own = []
    if own and shutil.which(own[0]):
        return [part.replace("%s", address) for part in own] + ([] if "%s" in told else [address])
    if sys.platform == "darwin":
        return ["open", address]
    if any(map(os.environ.get, _DISPLAYS)):
        for opener in map(str.split, _OPENERS):
            if shutil.which(opener[0]):
                return [*opener, address]
    return None


def open_by(words: list[str]) -> None:
    """Run the command ``words``; nothing that it prints reaches the reader's terminal."""
    subprocess.run(  # noqa: S603 - the person's own browser, and no shell
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
    )
