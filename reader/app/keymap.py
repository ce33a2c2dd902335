"""Which keys lead to which command: as declared, or as the config file says.

The notation of keys, there and in :mod:`reader.app.commands`: a character stands for itself (``x``,
``}``, ``G``), the other keys have names (``space``, ``pagedown``, ``f1``), modifiers stand before them
(``ctrl+d``), and characters written together are pressed one after the other (``gg``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from textual import events
from textual.binding import Binding
from textual.keys import Keys

from reader.app.commands import COMMANDS, Command
from reader.errors import nearest
from reader.harmless import one_line

Sequence = tuple[str, ...]
"""Keys to be pressed one after the other: characters, or names as Textual has them."""

_NAMED = re.compile(r"\{(\w+)\}")
_LONGEST = 3
_OTHER_NAMES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
_MODIFIERS = {"ctrl", "alt", "shift", "super", "hyper", "meta"}
_NAMES = {"space", *(key.value for key in Keys if "+" not in key.value and "<" not in key.value)}
_SIGNS = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "tab": "Tab",
    "escape": "Esc",
    "delete": "Del",
    "insert": "Ins",
}


class UnknownKeyError(ValueError):
    """What is written is no key; the message says so."""


class Keymap:
    """The keys of every command.

    ``problems`` tells in one sentence each what of the wishes could not be fulfilled, and which command
    lost a key to another.
    """

    def __init__(self, wanted: Mapping[str, str] | None = None) -> None:
        """Take the keys that ``wanted`` gives for names of commands, the declared ones for the rest."""
        self.problems: list[str] = []
        self._owners: dict[Sequence, Command] = {}
        self._begun: dict[Sequence, Sequence] = {}
        self._sequences: dict[str, tuple[Sequence, ...]] = {}
        named = {command.name: command for command in COMMANDS}
        chosen = {
            name: keys
            for name, keys in (wanted or {}).items()
            if self._is_command(name, list(named)) and self._is_readable(name, keys)
        }
        for name in (*chosen, *(name for name in named if name not in chosen)):
            keys = chosen.get(name, named[name].keys)
            self._sequences[name] = tuple(self._claimed(named[name], keys, chosen))

    def sequences(self, name: str) -> tuple[Sequence, ...]:
        """The keys that lead to the command called ``name``; none where it has lost them."""
        return self._sequences[name]

    def shown(self, name: str) -> str:
        """All keys of the command called ``name``, written for people."""
        return " ".join(map(_shown, self._sequences[name]))

    def hint(self, name: str) -> str:
        """The key to name in a sentence: the first of the command called ``name``."""
        return _shown(self._sequences[name][0]) if self._sequences[name] else f"“{name}”"

    def filled(self, sentence: str) -> str:
        """``sentence`` with the keys of the commands that it names in braces."""
        return _NAMED.sub(lambda name: self.hint(name[1]), sentence)

    def action(self, pressed: Sequence) -> str | None:
        """The action to which the keys ``pressed`` lead, or None."""
        command = self._owners.get(pressed)
        return command.action if command else None

    def begins(self, pressed: Sequence) -> bool:
        """Whether the keys ``pressed`` are the beginning of what leads to a command."""
        return pressed in self._begun

    def bindings(self) -> Iterator[Binding]:
        """The single keys, for Textual; a footer label goes with the first key of its command."""
        for keys, command in self._owners.items():
            if len(keys) == 1:
                yield Binding(
                    "comma" if keys == (",",) else keys[0],  # Textual takes a comma for "or"
                    command.action,
                    command.footer or command.title,
                    show=bool(command.footer) and keys == self._sequences[command.name][0],
                    key_display=_shown(keys),
                )

    def _is_command(self, name: str, known: list[str]) -> bool:
        if name in known:
            return True
        self.problems.append(f"keys: there is no command {one_line(name)}{nearest(name, known)}.")
        return False

    def _is_readable(self, name: str, keys: str) -> bool:
        try:
            parsed(keys)
        except UnknownKeyError as error:
            self.problems.append(f"keys: {name} keeps its keys, since {error}.")
            return False
        return True

    def _claimed(
        self, command: Command, keys: str, chosen: Mapping[str, str]
    ) -> Iterator[Sequence]:
        """Those of ``keys`` that can be typed beside what the commands before have."""
        for sequence in parsed(keys):
            taken = self._rival(sequence)
            if taken is None:
                self._owners[sequence] = command
                self._begun |= {sequence[:length]: sequence for length in range(1, len(sequence))}
                yield sequence
                continue
            rival = self._owners[taken]
            key = _shown(sequence)
            if taken != sequence:
                trouble = f"{key} of {command.name} can't be beside {_shown(taken)} of {rival.name}"
            elif command.name in chosen:
                trouble = f"{key} is wanted by {rival.name} and {command.name}; {rival.name} has it"
            else:
                trouble = f"{key} is {rival.name}'s now, no longer {command.name}'s"
            self.problems.append(f"keys: {trouble}.")

    def _rival(self, sequence: Sequence) -> Sequence | None:
        """What is in use and is ``sequence``, begins with it, or is its beginning."""
        parts = (sequence[:length] for length in range(1, len(sequence) + 1))
        shorter = next((part for part in parts if part in self._owners), None)
        return shorter or self._begun.get(sequence)


def parsed(keys: str) -> list[Sequence]:
    """The sequences that ``keys`` names, apart by spaces. Raises UnknownKeyError."""
    return list(dict.fromkeys(map(_parsed_word, keys.split())))


def pressed(event: events.Key) -> str:
    """The key of ``event`` as it stands in a :data:`Sequence`."""
    character = event.character
    return character if character and event.is_printable and character != " " else event.key


def _parsed_word(word: str) -> Sequence:
    name = _OTHER_NAMES.get(word.lower(), word.lower() if len(word) > 1 else word)
    *modifiers, base = name.split("+") if len(word) > 1 and "+" in word[:-1] else [name]
    if any(character.isdecimal() for character in word) and not (modifiers or name in _NAMES):
        raise UnknownKeyError(f"digits count ({one_line(word)})")
    if modifiers and set(modifiers) <= _MODIFIERS and (base in _NAMES or len(base) == 1):
        return (name,)
    if not modifiers and (name in _NAMES or (len(word) == 1 and word.isprintable())):
        return (name,)
    if not modifiers and len(word) <= _LONGEST and word.isprintable():
        return tuple(word)
    raise UnknownKeyError(f"{one_line(word)} is no key{nearest(base, [*_NAMES, *_OTHER_NAMES])}")


def _shown(sequence: Sequence) -> str:
    return "".join(_SIGNS.get(key, key) for key in sequence)
