"""The command line, as a person and as a script use it."""

import json
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
    assert run("-h").stdout.decode() == shown
    assert "annotate" in run("annotate", "--help").stdout.decode()


def test_one_input_is_an_object_and_several_are_an_array(folder):
    one = json.loads(run("annotate", "a.txt", cwd=folder).stdout)
    assert one["id"] == "a.txt"
    assert one["quotes"][0]["kind"] == "direct"
    corpus = folder / "one.jsonl"
    corpus.write_text(json.dumps({"text": "It rained."}), encoding="utf-8")
    two = json.loads(run("annotate", "a.txt", "one.jsonl", cwd=folder).stdout)
    assert [document["id"] for document in two] == ["a.txt", "one.jsonl:1"]
    (row,) = json.loads(run("annotate", "one.jsonl", cwd=folder).stdout)
    assert row["article"]["text"] == "It rained."


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
    assert ran.stderr.count(b"newsread: ") == ran.stderr.count(b"rows.jsonl:3") == 1
    assert ran.returncode == 1


def test_standard_input_and_an_output_file(folder):
    out = folder / "out.json"
    ran = run("annotate", "-", "-o", str(out), input=STORY.encode())
    assert (ran.returncode, ran.stdout) == (0, b"")
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["id"] == "-"
    names = {entity["id"]: entity["name"] for entity in document["entities"]}
    assert names[document["quotes"][0]["speaker"]] == "Ada Brooke"


def test_broken_inputs_are_told_in_a_sentence_each_and_the_rest_go_on(folder):
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").write_bytes(b" \n\n")
    (folder / "bare").mkdir()
    broken = ["none.txt", "bare", "binary.bin", "empty.txt", "none.jsonl"]
    ran = run("annotate", "--format", "jsonl", *broken[:3], "a.txt", *broken[3:], cwd=folder)
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == ["a.txt"]
    assert ran.returncode == 1
    said = ran.stderr.decode().splitlines()
    words = ["no file", "holds no articles", "binary.bin", "is empty", "no file"]
    assert len(said) == len(broken)
    for sentence, name, word in zip(said, broken, words, strict=True):
        assert name in sentence
        assert word in sentence


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
        (["annotate", "--date", "2024-13-01", "a.txt", "rows.jsonl"], 2, b"not a date"),
        (["annotate", "--date", "soon", "--model", "no_such_model", "a.txt"], 2, b"not a date"),
        (["annotate", "--model", "no_such_model", "a.txt"], 1, b"no_such_model"),
        (["annotate", "--model", "broken", "a.txt"], 1, b"can't be loaded"),
        (["annotate", "-o", "none/out.json", "a.txt"], 1, b"can't be written"),
        (["annotate", "-o", "/dev/full", "a.txt"], 1, b"No space left"),
        (["annotate", "-o", "./a.txt", "a.txt"], 2, b"is an input"),
        (["none.txt"], 1, b"no file"),
        (["./annotate"], 1, b"no file"),
        (["read", "annotate"], 1, b"no file"),
        ([], 1, b"terminal"),
        (["--no-such-option"], 2, b"No such option"),
    ],
)
def test_what_is_wrong_is_one_sentence(folder, arguments, status, words):
    (folder / "broken").mkdir()
    (folder / "broken" / "meta.json").write_text('{"version": "1"}', encoding="utf-8")
    ran = run(*arguments, cwd=folder)
    assert ran.returncode == status, ran.stderr
    assert words in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.count(b"newsread: ") == (0 if b"Usage" in ran.stderr else 1)


def test_what_goes_wrong_leaves_the_files_as_they_were(folder):
    (folder / "out.json").write_text("kept", encoding="utf-8")
    run("annotate", "-o", "a.txt", "a.txt", cwd=folder)
    run("annotate", "--date", "soon", "-o", "out.json", "a.txt", cwd=folder)
    run("annotate", "--model", "no_such_model", "-o", "out.json", "a.txt", cwd=folder)
    assert (folder / "a.txt").read_text(encoding="utf-8") == STORY
    assert (folder / "out.json").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    ("redirection", "words"),
    [
        ("annotate a.txt > /dev/full", b"Standard output can't be written: No space left"),
        ("annotate - <&-", b"have to be open"),
        ("annotate a.txt >&-", b"have to be open"),
        ("a.txt >&-", b"have to be open"),
    ],
)
def test_streams_that_are_full_or_closed_get_one_sentence(folder, redirection, words):
    ran = subprocess.run(
        f"{NEWSREAD} {redirection}", shell=True, cwd=folder, capture_output=True, check=False
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"newsread: ")
    assert words in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_file_named_like_a_sub_command_can_be_an_input(folder):
    (folder / "annotate").write_text(STORY, encoding="utf-8")
    assert json.loads(run("annotate", "annotate", cwd=folder).stdout)["id"] == "annotate"


def test_a_hostile_file_name_is_said_harmlessly(folder):
    ran = run("annotate", "\x1b]0;x\x07[red].txt", cwd=folder)
    assert b"\x1b]0" not in ran.stderr
    assert b"[red].txt" in ran.stderr
