"""Where newsread keeps things on this machine.

``NEWSREAD_HOME`` overrides the data, cache, config and state folders together (they become its
``data``, ``cache``, ``config`` and ``state`` sub-folders). Nothing here creates a folder.
"""

import os
from pathlib import Path

import platformdirs


def _home(part: str) -> Path | None:
    home = os.environ.get("NEWSREAD_HOME")
    return Path(home).expanduser() / part if home else None


def data_folder() -> Path:
    """The folder of what a person added: losing it loses their work."""
    return _home("data") or platformdirs.user_data_path("newsread", appauthor=False)


def cache_folder() -> Path:
    """The folder of what can be computed again: it may be deleted at any time."""
    return _home("cache") or platformdirs.user_cache_path("newsread", appauthor=False)


def config_folder() -> Path:
    """The folder of the person's own settings."""
    return _home("config") or platformdirs.user_config_path("newsread", appauthor=False)


def state_folder() -> Path:
    """The folder of what is remembered from one time to the next, and costs little to lose."""
    return _home("state") or platformdirs.user_state_path("newsread", appauthor=False)
