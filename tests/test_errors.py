"""What went wrong is one harmless sentence."""

import pytest

from reader.errors import ReaderError, complain


def test_an_error_is_its_sentence_and_its_status():
    assert str(ReaderError("a.txt is empty.")) == "a.txt is empty."
    assert ReaderError("a.txt is empty.").status == 1
    assert ReaderError("no date", status=2).status == 2


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("a.txt is empty.", "newsread: a.txt is empty.\n"),
        ("[red]no markup[/red] :smile:", "newsread: [red]no markup[/red] :smile:\n"),
        ("\x1b[31mred\x07", "newsread: ␛[31mred␇\n"),
        ("one\ntwo", "newsread: one two\n"),
        ("x" * 300, f"newsread: {'x' * 300}\n"),
    ],
)
def test_it_is_said_on_standard_error_whole_and_harmless(capfd, sentence, said):
    complain(sentence)
    out, err = capfd.readouterr()
    assert (out, err) == ("", said)
