"""The report as a page: its text in a parser, and what a person does with it in a real browser."""

import re
import shutil

import pytest
from exports.hostile import PAYLOADS, articles, plain
from hypothesis import given, settings
from lxml import html as parser
from specimen import ANNOTATIONS, TEXT

from reader.annotations import Annotations, Entity, Mention, Place, Quote, When
from reader.article import Article, Paragraph
from reader.exports import html
from reader.harmless import harmless

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
KINDS = ("person", "organisation", "place", "date", "quote", "other")


@given(articles())
@settings(max_examples=60)
def test_every_word_is_in_the_page_and_the_markup_is_whole(found):
    article, annotations = found
    tree = parser.document_fromstring(html.encode("<id>", article, annotations))
    (main,) = tree.iter("main")
    shown = [paragraph.text_content() for paragraph in main]
    assert shown == [harmless(article.text[p.start : p.end]) for p in article.paragraphs]
    identities = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(identities) == len(set(identities))
    links = {element.get("href") for element in tree.iter("a")}
    assert {link.removeprefix("#") for link in links} <= set(identities)
    assert not list(tree.iter("script", "img", "link", "iframe", "object"))
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


def test_a_fragment_is_for_somebody_elses_page():
    article = plain(TEXT)
    tree = parser.fragment_fromstring(html.fragment(article, ANNOTATIONS))
    assert tree.get("class") == "newsread"
    assert "Nobody asked the birds" in tree.text_content()
    style = tree.find("style").text
    selectors = re.findall(r"^[^{]+", style, re.MULTILINE)
    assert all(selector.startswith(".newsread") for selector in selectors)


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens the report on an article; nothing may go wrong in it, and nothing be fetched."""
    wrong = []
    pages = []

    def open_page(article, annotations, **options):
        path = tmp_path / "report.html"
        path.write_bytes(html.encode("a.txt", article, annotations))
        page = browser.new_page(
            viewport={"width": 1200, "height": 700}, reduced_motion="reduce", **options
        )
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on(
            "request", lambda asked: wrong.append(asked.url) if asked.url != path.as_uri() else None
        )
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield open_page
    assert wrong == []
    for page in pages:
        page.close()


@pytest.fixture
def page(opened):
    """The report on a small article, made longer than the window."""
    long = TEXT + "\nIt rained, and the count went on.\n" * 60
    return opened(plain(long), ANNOTATIONS)


def in_view(page, selector):
    box = page.locator(selector).bounding_box()
    return 0 <= box["y"] <= 700 - box["height"]


def test_lists_lead_into_the_text_and_names_back_to_the_lists(page):
    page.get_by_role("complementary").get_by_role("link", name="“Nobody asked the birds.”").click()
    page.wait_for_url("**#q3")
    assert in_view(page, "#q3")
    page.get_by_role("main").get_by_role("link", name="Mairi Sinclair").first.click()
    page.wait_for_url("**#e1")
    assert in_view(page, "#e1")
    page.get_by_role("link", name="Lerwick", exact=True).click()
    page.wait_for_url("**#e2")
    page.get_by_role("link", name="spring 2025").click()
    page.wait_for_url("**#d3")


def test_a_kind_that_is_not_wanted_goes(page):
    colour = "element => getComputedStyle(element).color"
    person, plain = page.locator("#m1-0"), page.locator("main p.text").first
    shown = person.evaluate(colour)
    assert shown != plain.evaluate(colour)
    people = page.get_by_role("heading", name="People")
    assert people.is_visible()
    page.get_by_role("checkbox", name="People").uncheck()
    assert person.evaluate(colour) == plain.evaluate(colour)
    assert not people.is_visible()
    page.get_by_role("checkbox", name="Quotes").uncheck()
    label = "element => getComputedStyle(element, '::before').content"
    assert page.locator("#q0").evaluate(label) == "none"
    page.get_by_role("checkbox", name="People").check()
    assert person.evaluate(colour) == shown


def test_it_is_read_by_keyboard_and_by_landmarks(page):
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Go to the text")
    assert skip.evaluate("element => element === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#text")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    for role in ("banner", "main", "complementary", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("region").count() == page.locator("aside section").count() >= 5
    assert page.get_by_role("group", name="Show").get_by_role("checkbox").count() == len(KINDS)


LUMINANCE = """
selectors => {
  const parse = colour => colour.match(/[\\d.]+/g).map(Number)
  const light = colour => {
    const [r, g, b] = parse(colour).slice(0, 3).map(value => {
      const part = value / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = element => {
    const own = getComputedStyle(element).backgroundColor
    return parse(own)[3] === 0 && element.parentElement ? ground(element.parentElement) : own
  }
  return selectors.map(selector => {
    const element = document.querySelector(selector)
    const pair = [light(getComputedStyle(element).color), light(ground(element))].sort()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  })
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_sign_has_contrast(opened, scheme):
    article = plain(TEXT)
    page = opened(article, ANNOTATIONS, color_scheme=scheme)
    selectors = [f".filters .{kind}" for kind in KINDS]
    selectors += [
        "main .person",
        "main .place",
        "main .date",
        "main .quote .date",
        ".source",
        "footer p",
    ]
    for selector, contrast in zip(selectors, page.evaluate(LUMINANCE, selectors), strict=True):
        assert contrast >= 4.5, selector


def test_on_paper_there_is_the_text_and_nothing_to_press(page):
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("aside").is_visible()


def test_an_article_made_of_markup_does_nothing(opened):
    lines = [payload.replace("\n", " ") for payload in PAYLOADS]
    words = "\n".join(lines)
    starts = [words.index(line) for line in lines]
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    article = Article(
        words,
        "javascript:document.title='caught'//\"><script>document.title='caught'</script>",
        PAYLOADS[2],
        PAYLOADS[1],
        "2024-11-08",
        paragraphs=tuple(Paragraph(*span) for span in spans),
    )
    annotations = Annotations(
        PAYLOADS[0],
        tuple(
            Entity(
                n,
                "place",
                PAYLOADS[n],
                role=PAYLOADS[n],
                mentions=(Mention(*span),),
                place=Place(n, n, PAYLOADS[n]),
            )
            for n, span in enumerate(spans)
        ),
        tuple(When(*span, "DATE", PAYLOADS[1], PAYLOADS[0]) for span in spans),
        tuple(Quote(n, *span, "direct", n, turn=n) for n, span in enumerate(spans)),
    )
    page = opened(article, annotations)
    assert "caught" not in page.title().replace(harmless(PAYLOADS[2]), "")
    assert page.evaluate("document.querySelectorAll('script, img, iframe').length") == 0
    shown = page.locator("main p").all_text_contents()
    assert shown == [harmless(line) for line in lines]
    links = page.evaluate("[...document.links].map(link => link.getAttribute('href')[0])")
    assert set(links) == {"#"}


def test_scripts_are_forbidden_even_to_one_who_gets_markup_in(browser, tmp_path):
    written = html.encode("a.txt", plain(TEXT), ANNOTATIONS).decode()
    bad = "<script>document.title = 'caught'</script><img src=x:y onerror=\"document.title = 'caught'\">"
    path = tmp_path / "report.html"
    path.write_text(written.replace("</main>", f"{bad}</main>"), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.title() == "Lighthouse keeper wins prize for 🐦 counting"
    page.close()
