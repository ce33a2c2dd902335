"""The built wheel works where nothing of the checkout is at hand."""

import json
import os
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def newsread(wheel, tmp_path_factory):
    """The ``newsread`` of a new environment that holds the wheel and, by a path file, what it needs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    own = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
    )
    # Path files within these folders are not followed, so the checkout itself stays out of sight.
    needed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()}
    (own / "needed.pth").write_text("\n".join(sorted(needed)), encoding="utf-8")
    command = [
        python,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--force-reinstall",
        wheel,
    ]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "bin" / "newsread"


def test_the_wheel_holds_styles_lists_and_types(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "reader/styles/reading.tcss",
        "reader/styles/themes/newsread-dark.json",
        "reader/engine/data/titles.txt",
        "reader/formats/data/page_junk.txt",
        "reader/app/data/outlines.txt",
        "reader/data/countries.txt",
        "reader/exports/annotation-file.schema.json",
        "reader/exports/html/report.css",
        "reader/py.typed",
    } <= names
    assert not {name for name in names if name.startswith(("tests/", "samples/", "tools/"))}


def test_it_runs_from_an_empty_folder(newsread, tmp_path):
    environment = {**os.environ, "PYTHONPATH": ""}
    article = tmp_path / "a.txt"
    article.write_text(
        "“We will build it,” said Ada Brooke, the mayor of Oslo.\n", encoding="utf-8"
    )
    ran = subprocess.run(
        [newsread, "annotate", article.name],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    document = json.loads(ran.stdout)
    (quote,) = document["quotes"]
    assert document["entities"][quote["speaker"]]["name"] == "Ada Brooke"


def test_its_styles_are_its_own(newsread, tmp_path):
    code = "from reader.app import themes; print(themes.styles_folder(), len(themes.themes()))"
    ran = subprocess.run(
        [newsread.parent / "python", "-c", code],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    folder, count = ran.stdout.split()
    assert Path(folder).is_relative_to(newsread.parents[1])
    assert int(count) >= 2
