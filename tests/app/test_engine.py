"""The reader with the engine itself: its findings come, are kept, and need no engine the next time."""

from reader.app.app import NewsreadApp
from reader.app.opening import opened
from reader.library import Library

STORY = """\
Harbour plan is dropped

The plan for a second harbour in Bergen is dead, Mayor Astrid Lund said on Monday.

“Nobody wanted it, and now nobody has it,” Ms. Lund told reporters.
"""


async def test_findings_come_and_are_there_at_once_the_next_time(tmp_path, ready_gazetteer, until):
    path = tmp_path / "2024-11-12-harbour.txt"
    path.write_text(STORY, encoding="utf-8")
    first = opened(str(path), None, "auto")
    assert first.annotations is None
    app = NewsreadApp(first, Library.open(), model="auto")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen._view.spans["quotes"], 60)
        quoted = [STORY[s.start : s.end] for s in app.screen._view.spans["quotes"]]
        assert quoted == ["“Nobody wanted it, and now nobody has it,”"]
        await until(pilot, lambda: not app.screen._status._engine, 60)
        assert app.screen._panel._items[0].label == "Astrid Lund"
        found = app.screen._annotations
    assert opened(str(path), None, "auto").annotations == found
