"""How the person wants the reader: what their config file says, and what they chose by key since.

A choice made by key is remembered until the config file says something else than it did then: of the
two, the later one holds.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TypedDict, Unpack

import msgspec
from msgspec.structs import replace

from reader.app.keymap import Keymap
from reader.app.layout import Shape
from reader.atomic import write_whole
from reader.config import Config, Loaded
from reader.errors import DAMAGED
from reader.paths import state_folder


class Choices(TypedDict, total=False):
    """What can be chosen by key, under the names that the config file has for it."""

    theme: str
    measure: int
    line_spacing: int
    justify: bool


class State(msgspec.Struct, kw_only=True):
    """What is remembered from one time to the next.

    ``chosen`` are the choices by key, ``instead`` is what the config file said at the time. ``toured``
    is true once the first-run tour was shown.
    """

    chosen: Choices = msgspec.field(default_factory=Choices)
    instead: Choices = msgspec.field(default_factory=Choices)
    toured: bool = False


class Preferences:
    """The settings that hold now, the keys, and sentences about ``problems`` with either."""

    def __init__(
        self,
        configured: Config | None = None,
        state: State | None = None,
        problems: tuple[str, ...] = (),
    ) -> None:
        """What ``configured`` says, but for the choices in ``state`` that were made after it."""
        self._configured = configured or Config()
        self._state = state or State()
        self._changed = False
        self.keys = Keymap(self._configured.keys)
        self.problems = (*problems, *self.keys.problems)
        later = {
            name: value
            for name, value in self._state.chosen.items()
            if getattr(self._configured, name) == self._state.instead.get(name)
        }
        self.settings = replace(self._configured, **later)

    @classmethod
    def load(cls, loaded: Loaded) -> Preferences:
        """The person's own, of which ``loaded`` is what the config file says."""
        return cls(loaded.config, _remembered(), loaded.problems)

    @property
    def shape(self) -> Shape:
        """How the text is laid out."""
        now = self.settings
        return Shape(now.measure, now.line_spacing, now.justify)

    @property
    def toured(self) -> bool:
        """Whether the first-run tour was shown."""
        return self._state.toured

    def set_toured(self) -> None:
        """Remember that the tour was shown."""
        self._state.toured = True
        self._changed = True

    def choose(self, **choices: Unpack[Choices]) -> None:
        """Let ``choices`` hold from now on."""
        self.settings = replace(self.settings, **choices)
        for name, value in choices.items():
            self._state.chosen[name] = value  # type: ignore[literal-required]
            self._state.instead[name] = getattr(self._configured, name)  # type: ignore[literal-required]
        self._changed = True

    def save(self) -> None:
        """Keep what was chosen, whole or not at all. Where that can't be done it is forgotten."""
        if not self._changed:
            return
        with contextlib.suppress(OSError):
            write_whole(_path(), msgspec.json.encode(self._state))
            self._changed = False


def _path() -> Path:
    return state_folder() / "state.json"


def _remembered() -> State:
    """What the file remembers; a damaged one nothing."""
    try:
        return msgspec.json.decode(_path().read_bytes(), type=State)
    except (OSError, *DAMAGED):
        return State()
