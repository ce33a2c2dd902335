"""The system's clipboard, by the program that the system has for it."""

import os
import shutil
import subprocess
import sys

_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-in")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)
"""The variable that says that there is a display to copy to, and the program that does it."""

_PATIENCE = 5
"""Seconds that a program has: a display may be far away, or gone."""


def tool() -> tuple[str, ...] | None:
    """The command that copies its standard input, or None where the system has none (over SSH, say)."""
    if sys.platform == "darwin" and shutil.which("pbcopy"):
        return ("pbcopy",)
    return next(
        (
            command
            for display, command in _TOOLS
            if os.environ.get(display) and shutil.which(command[0])
        ),
        None,
    )


def copied(command: tuple[str, ...], words: str) -> bool:
    """Give ``words`` to ``command``, which may take a while; whether it took them."""
    try:
        done = subprocess.run(  # noqa: S603 - one of the commands above
            command,
            input=words.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,  # what stays behind to serve the clipboard keeps it open
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            start_new_session=True,  # it has to outlive the reader's terminal
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
