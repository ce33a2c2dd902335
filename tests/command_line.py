"""The command as a process of its own."""

import subprocess
import sys
from pathlib import Path

NEWSREAD = str(Path(sys.executable).with_name("newsread"))


def run(*arguments, status=0, **options):
    """Run ``newsread`` with ``arguments`` and see that it ends with ``status``."""
    ran = subprocess.run(
        [NEWSREAD, *map(str, arguments)],
        capture_output=True,
        timeout=60,
        check=False,
        text=True,
        **options,
    )
    assert ran.returncode == status, ran.stderr
    return ran
