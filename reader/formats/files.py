"""Opening a file that a person named, with one clear sentence where that fails."""

import io
import os
import stat
from pathlib import Path

from reader.errors import ReaderError
from reader.harmless import one_line


def opened(path: Path) -> io.BufferedReader:
    """The file at ``path``, open for reading bytes; raises ReaderError where it cannot be read."""
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise refusal(path, error) from None
    mode = os.fstat(file.fileno()).st_mode
    if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not file.isatty()):
        file.close()
        raise ReaderError(f"{_name(path)} is a device: name a file, or - for standard input.")
    return file


def exists(path: Path) -> bool:
    """Whether there is anything at ``path``, whatever it is."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def refusal(path: Path, error: OSError | ValueError) -> ReaderError:
    """What to tell the person where ``path`` could not be opened or read because of ``error``."""
    name = _name(path)
    match error:
        case FileNotFoundError():
            return ReaderError(f"There is no file {name}: check the name and the folder.")
        case IsADirectoryError():
            return ReaderError(f"{name} is a folder: name a file in it.")
        case PermissionError():
            return ReaderError(f"You may not read {name}: change its permissions first.")
        case OSError():
            return ReaderError(f"{name} cannot be read ({error.strerror}): check the path.")
    return ReaderError(f"{name} is not the name of a file: check it.")


def _name(path: Path) -> str:
    return one_line(str(path))
