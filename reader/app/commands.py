"""The commands of the reading screen, each declared once.

A command's key bindings, its row in the help, its entry in the palette and its label in the footer all
come from its declaration here; which keys lead to it may be changed in the config file.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

Group = Literal["Move", "Jump", "Search", "Select", "Marks", "Panel", "Reader"]


Situation = Literal["always", "text", "panel", "match", "selection", "mark", "failure"]
"""Where the person is, or what is there: the keys in the text or in the panel, a match of a search, a
selection, a mark under the cursor, an engine that failed.
"""


class Command(NamedTuple):
    """Something that a person can do.

    ``action`` is a Textual action of the screen. ``keys`` are the keys that lead to it, in the notation
    of :mod:`reader.app.keymap` and apart by spaces ("j down", "gg home"). ``footer`` is its short label
    in the line of keys, where it has one, and ``when`` the situation in which it stands there.
    """

    action: str
    keys: str
    title: str
    group: Group
    footer: str = ""
    when: Situation = "always"

    @property
    def name(self) -> str:
        """What the config file calls it: the action's argument, or else the action."""
        before, _, argument = self.action.partition("(")
        return argument.strip("')") if argument else before.rpartition(".")[2]


COMMANDS = (
    Command("motion('down')", "j down", "Down a row", "Move"),
    Command("motion('up')", "k up", "Up a row", "Move"),
    Command("motion('right')", "l right", "Right a character", "Move"),
    Command("motion('left')", "h left", "Left a character", "Move"),
    Command("motion('next_word')", "w ctrl+right", "Next word", "Move"),
    Command("motion('previous_word')", "W ctrl+left", "Word before", "Move"),
    Command("motion('next_sentence')", ".", "Next sentence", "Move"),
    Command("motion('previous_sentence')", ",", "Sentence before", "Move"),
    Command("motion('page_down')", "space pagedown", "Down a page", "Move"),
    Command("motion('page_up')", "b pageup", "Up a page", "Move"),
    Command("motion('half_down')", "ctrl+d", "Down half a page", "Move"),
    Command("motion('half_up')", "ctrl+u", "Up half a page", "Move"),
    Command("jump('top')", "gg home", "To the top", "Move"),
    Command("jump('bottom')", "G end", "To the end", "Move"),
    Command("motion('next_paragraph')", "}", "Next paragraph", "Move"),
    Command("motion('previous_paragraph')", "{", "Paragraph before", "Move"),
    Command("percent", "%", "To so many percent: 50%", "Move"),
    Command("jump('next_mention')", "]", "Next mention", "Jump"),
    Command("jump('previous_mention')", "[", "Mention before", "Jump"),
    Command("jump('next_quote')", ")", "Next quote", "Jump"),
    Command("jump('previous_quote')", "(", "Quote before", "Jump"),
    Command("follow('next_same')", ">", "Next mention of the same", "Jump"),
    Command("follow('previous_same')", "<", "Mention of the same before", "Jump"),
    Command("focus_on", "z", "Only what one says and what is said of them; again ends it", "Jump"),
    Command("back", "H", "Back to where you jumped from", "Jump"),
    Command("forward", "L", "Forward again", "Jump"),
    Command(
        "card", "enter", "What is known of the name, date or quote here", "Jump", "Card", "text"
    ),
    Command("find_in_panel", "B", "Show what is under the cursor in the panel", "Jump"),
    Command("jump('next_link')", ";", "Next link", "Jump"),
    Command("jump('previous_link')", ":", "Link before", "Jump"),
    Command("open_link", "O", "Open the link here in your browser", "Jump"),
    Command(
        "search", "/", "Search in the text (in the panel: filter it)", "Search", "Search", "text"
    ),
    Command("next_match", "n", "Next match", "Search", "Next", "match"),
    Command("previous_match", "N", "Match before", "Search", "Before", "match"),
    Command("select", "v", "Select from here by moving; again ends it", "Select", "Select", "text"),
    Command("extend('select_right')", "shift+right", "Select a character more", "Select"),
    Command("extend('select_left')", "shift+left", "Select back by a character", "Select"),
    Command("extend('select_down')", "shift+down", "Select a row more", "Select"),
    Command("extend('select_up')", "shift+up", "Select back by a row", "Select"),
    Command("unit('select_word')", "sw", "Select this word", "Select"),
    Command("unit('select_mention')", "sm", "Select this mention", "Select"),
    Command("unit('select_sentence')", "ss", "Select this sentence", "Select"),
    Command("unit('select_quote')", "sq", "Select this quote", "Select"),
    Command("unit('select_paragraph')", "sp", "Select this paragraph", "Select"),
    Command("widen", "ctrl+up", "Select more: the word, the sentence, the quote, …", "Select"),
    Command("narrow", "ctrl+down", "Select less again", "Select"),
    Command("swap_ends", "so", "Go on at the other end", "Select"),
    Command("drop_selection", "escape", "Select nothing", "Select", "Drop", "selection"),
    Command(
        "copy",
        "y",
        "Copy what is selected, or the quote or sentence here",
        "Select",
        "Copy",
        "selection",
    ),
    Command(
        "highlight", "c", "Highlight it, in the colour used last", "Marks", "Highlight", "text"
    ),
    Command("colour", "C", "Highlight in a colour, or change that of the mark", "Marks"),
    Command("bookmark", "m", "Bookmark this place or mention", "Marks", "Bookmark", "text"),
    Command("note", "a", "Write a note on it, or on the mark here", "Marks", "Note", "text"),
    Command(
        "correct",
        "x",
        "Set right what was found here, or add what was not",
        "Marks",
        "Correct",
        "text",
    ),
    Command("tags", "#", "Tags of the mark here", "Marks"),
    Command("show_marks", "'", "List the marks", "Marks"),
    Command("delete_mark", "d", "Delete the mark here", "Marks", "Delete", "mark"),
    Command("place_mark", "P", "Give the mark chosen in the panel another place", "Marks"),
    Command("undo", "u", "Undo the last change of a mark", "Marks"),
    Command("redo", "ctrl+r", "Do again what was undone", "Marks"),
    Command("toggle_panel", "p", "Panel on and off", "Panel", "Panel"),
    Command("switch_focus", "tab", "Between the text and the panel", "Panel", "Text/Panel"),
    Command("contents", "I", "List the headings", "Panel"),
    Command("digest", "D", "Who said what, on one page", "Panel"),
    Command("timeline", "T", "When what happened, on a scale of time", "Panel"),
    Command("map", "M", "The places on a map", "Panel"),
    Command("kinds", "f", "Which kinds are shown, and what their colours are", "Panel"),
    Command("toggle_indirect", "i", "Speech without quotation marks, on and off", "Panel"),
    Command("app.library", "o", "What you read lately", "Reader", "Library"),
    Command("app.step('next_article')", "J", "Next of several articles", "Reader"),
    Command("app.step('previous_article')", "K", "Article before", "Reader"),
    Command("app.articles", "A", "List them, to choose one", "Reader"),
    Command("app.theme", "t", "Choose the colours", "Reader"),
    Command("edit", "E", "Open the passage in your editor", "Reader"),
    Command("reload", "r", "Read the file anew", "Reader"),
    Command("measure('wider')", "+", "A wider column of text", "Reader"),
    Command("measure('narrower')", "-", "A narrower column of text", "Reader"),
    Command("measure('usual_width')", "=", "The usual width of the column", "Reader"),
    Command("line_spacing", "|", "Rows farther apart, and near again", "Reader"),
    Command("justify", "", "Text that ends evenly at the right, on and off", "Reader"),
    Command("retry", "R", "Try the engine again", "Reader", "Try again", "failure"),
    Command("app.help", "?", "All keys", "Reader", "Keys"),
    Command("app.tour", "", "A short tour", "Reader"),
    Command("app.command_palette", "ctrl+p", "Every command by name", "Reader", "Commands"),
    Command("app.quit", "q", "Quit", "Reader", "Quit"),
)
"""All commands of the reading screen."""


class PanelKey(NamedTuple):
    """A key that works in the panel alone, and what it does there; see :class:`Command`."""

    shown: str
    title: str
    footer: str = ""


PANEL_KEYS = (
    PanelKey("1 … 6", "Speakers, people, places, dates, organisations, marks"),
    PanelKey("Enter", "Go to it in the text", "Go there"),
    PanelKey("c", "What is known of it, on a card", "Card"),
    PanelKey("→ ←", "Open and close a line"),
    PanelKey("/", "Filter; Esc drops the filter, then leaves the panel", "Filter"),
)


def grouped() -> Iterator[tuple[Group, list[Command]]]:
    """The commands of each group, in the order in which they are declared."""
    for group in get_args(Group):
        yield group, [command for command in COMMANDS if command.group == group]
