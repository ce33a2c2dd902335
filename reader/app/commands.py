"""The commands of the reading screen, each declared once.

A command's key bindings, its row in the help, its entry in the palette and its label in the footer all
come from its declaration here.
"""

from typing import NamedTuple

from textual.binding import Binding


class Command(NamedTuple):
    """Something that a person can do.

    ``action`` is a Textual action of the screen; ``keys`` are key names, separated by commas; ``shown``
    is how the keys are written for people; ``footer`` is its short label, where it has one.
    """

    action: str
    keys: str
    shown: str
    title: str
    group: str
    footer: str = ""

    @property
    def in_palette(self) -> bool:
        """Whether the palette lists it: not what only makes sense as a key."""
        return not self.action.startswith(("motion", "top_key", "app.command_palette"))

    @property
    def binding(self) -> Binding:
        """The key binding."""
        return Binding(
            self.keys,
            self.action,
            self.footer or self.title,
            show=bool(self.footer),
            key_display=self.shown.split()[0],
        )


COMMANDS = (
    Command("motion('down')", "j,down", "j ↓", "Down a row", "Move"),
    Command("motion('up')", "k,up", "k ↑", "Up a row", "Move"),
    Command("motion('right')", "l,right", "l →", "Right a character", "Move"),
    Command("motion('left')", "h,left", "h ←", "Left a character", "Move"),
    Command("motion('page_down')", "space,pagedown", "space PgDn", "Down a page", "Move"),
    Command("motion('page_up')", "b,pageup", "b PgUp", "Up a page", "Move"),
    Command("motion('half_down')", "ctrl+d", "ctrl+d", "Down half a page", "Move"),
    Command("motion('half_up')", "ctrl+u", "ctrl+u", "Up half a page", "Move"),
    Command("top_key", "g", "gg", "To the top (press g twice)", "Move"),
    Command("jump('top')", "home", "Home", "To the top", "Move"),
    Command("jump('bottom')", "G,end", "G End", "To the end", "Move"),
    Command("motion('next_paragraph')", "right_curly_bracket", "}", "Next paragraph", "Move"),
    Command("motion('previous_paragraph')", "left_curly_bracket", "{", "Paragraph before", "Move"),
    Command("jump('next_mention')", "right_square_bracket", "]", "Next mention", "Jump"),
    Command("jump('previous_mention')", "left_square_bracket", "[", "Mention before", "Jump"),
    Command("jump('next_quote')", "right_parenthesis", ")", "Next quote", "Jump"),
    Command("jump('previous_quote')", "left_parenthesis", "(", "Quote before", "Jump"),
    Command("back", "H", "H", "Back to where you jumped from", "Jump"),
    Command("forward", "L", "L", "Forward again", "Jump"),
    Command(
        "find_in_panel", "enter", "Enter", "Show what is under the cursor in the panel", "Jump"
    ),
    Command(
        "search", "slash", "/", "Search in the text (in the panel: filter it)", "Search", "Search"
    ),
    Command("next_match", "n", "n", "Next match", "Search"),
    Command("previous_match", "N", "N", "Match before", "Search"),
    Command("bookmark", "m", "m", "Bookmark this place or mention", "Marks", "Bookmark"),
    Command("note", "a", "a", "Write a note on it, or change the one here", "Marks", "Note"),
    Command("show_marks", "apostrophe", "'", "List the marks", "Marks"),
    Command("delete_mark", "d", "d", "Delete the mark here", "Marks"),
    Command("undo", "u", "u", "Undo the last change of a mark", "Marks"),
    Command("toggle_panel", "p", "p", "Panel on and off", "Panel", "Panel"),
    Command("switch_focus", "tab", "Tab", "Between the text and the panel", "Panel", "Text/Panel"),
    Command("toggle_indirect", "i", "i", "Speech without quotation marks, on and off", "Panel"),
    Command("app.library", "o", "o", "What you read lately", "Reader", "Library"),
    Command("app.theme", "t", "t", "Dark or light", "Reader"),
    Command("retry", "R", "R", "Try the engine again", "Reader"),
    Command("app.help", "question_mark", "?", "All keys", "Reader", "Keys"),
    Command("app.command_palette", "ctrl+p", "ctrl+p", "Every command by name", "Reader"),
    Command("app.quit", "q", "q", "Quit", "Reader", "Quit"),
)
"""All commands of the reading screen, in the order in which the help lists them."""
