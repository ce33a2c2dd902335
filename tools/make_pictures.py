"""Takes the pictures of the README from a sample, as it is annotated and drawn now: ``make pictures``."""

import asyncio
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from spacy.language import Language

from reader.app.app import NewsreadApp
from reader.app.opening import Opened
from reader.engine import models, pipeline
from reader.formats import open_article
from reader.library import Library

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "samples" / "politics.txt"
SIZE = (110, 32)

SCREENS: dict[str, Sequence[str]] = {
    "reading": (),
    "digest": ("D",),
    "timeline": ("T",),
    "map": ("M",),
}
"""The pictures, and the keys that lead to what they show."""


def pictures(nlp: Language) -> dict[str, str]:
    """Each picture as SVG, of the sample annotated by ``nlp``; needs a home of its own."""
    article = replace(open_article(str(SAMPLE)), source=SAMPLE.name)
    (found,) = pipeline.annotate(nlp, models.find(), [article])
    return {
        name: asyncio.run(_picture(Opened(article, annotations=found), keys))
        for name, keys in SCREENS.items()
    }


async def _picture(opened: Opened, keys: Sequence[str]) -> str:
    with Library.open() as library:
        app = NewsreadApp(opened, library, model="auto")
        app.animation_level = "none"
        async with app.run_test(size=SIZE) as pilot:
            while not app.screen.furnished:
                await pilot.pause(0.01)
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause(0.1)
            drawing = app.export_screenshot(title="newsread")
    # The fonts that Rich names lie on a server, and whoever looks at a picture should not call it.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawing, flags=re.DOTALL)


def main() -> None:
    """Write the pictures anew."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["NEWSREAD_HOME"] = home
        made = pictures(pipeline.load(models.find()))
    PICTURES.mkdir(exist_ok=True)
    for name, drawing in made.items():
        (PICTURES / f"{name}.svg").write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    main()
