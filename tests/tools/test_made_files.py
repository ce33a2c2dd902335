"""What tools write is as it would be written now."""

from tools.make_man import PAGE, page


def test_the_manual_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make man"
