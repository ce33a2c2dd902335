import pytest

from reader.formats.cleaning import cleaned


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\r\nb\rc\x0cd\u2028e", "a\nb\nc\nd\ne"),
        ("a\n\n \n\t\n\nb", "a\n\nb"),
        ("\n\n  a  \n\n", "  a"),
        ("a\tb", "a       b"),
        ("10\xa0000 co\xadop zero\u200bwidth", "10 000 coop zerowidth"),
        ("\x1b[31mred", "␛[31mred"),
        ("\u202eevil", "\ufffdevil"),
        ("👩‍👩‍👧 cafe\u0301", "👩‍👩‍👧 cafe\u0301"),
        (" \n\xa0\n", ""),
    ],
)
def test_cleaned(given, shown):
    assert cleaned(given) == shown
