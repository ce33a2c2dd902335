"""The panel beside the text: tabs of speakers, people, places, dates, organisations and marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static, Tab, Tabs, Tree
from textual.widgets.tree import TreeNode

from reader.app.items import Item, Source
from reader.app.keymap import Keymap
from reader.app.outline import TABS, filtered
from reader.app.painting import fitted
from reader.app.subjects import Found
from reader.marks import COLOURS

_ALL_OPEN = 80
"""A tab of no more lines than this shows all of its speakers' quotes at once."""


class Outline(Tree[Item]):
    """The lines of one tab. A line is cut to the panel's width; children come when it is opened."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("right", "open", show=False),
        Binding("left", "close", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"outline--{name}"
        for name in (
            *("person", "organisation", "place", "group", "date", "other", "quote", "detail"),
            *("unattributed", "sign", "mark", "lost", "heading"),
            *(f"highlight-{colour}" for colour in COLOURS),
        )
    }

    def __init__(self) -> None:
        """Show no lines yet."""
        super().__init__("", id="outline")
        self.show_root = False
        self.guide_depth = 2
        self.show_guides = False
        self.auto_expand = False

    def show(self, items: list[Item], *, opened: bool, anew: bool) -> None:
        """Show ``items``; with ``opened``, those that have children are open where that fits.

        Unless they are shown ``anew``, what is open stays open and the cursor stays on its line.
        """
        known = {node.data.label: node.is_expanded for node in self.root.children if node.data}
        line = max(self.cursor_line, 0)
        if anew:
            known, line = {}, 0
        self.clear()
        opened = opened and sum(1 + len(item.children) for item in items) <= _ALL_OPEN
        for item in items:
            node = self._add(self.root, item)
            if item.children and known.get(item.label, opened or item.unfolded):
                self._fill(node)
                node.expand()
        self.cursor_line = line if items else -1

    def action_open(self) -> None:
        """Show the children of the line."""
        if self.cursor_node is not None:
            self.cursor_node.expand()

    def action_close(self) -> None:
        """Hide the children of the line, or of the one that it belongs to."""
        node = self.cursor_node
        if node is not None and not node.is_expanded and node.parent not in (None, self.root):
            node = node.parent
            self.move_cursor(node)
        if node is not None:
            node.collapse()

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Item]) -> None:
        """Make the children of a line that opens for the first time."""
        self._fill(event.node)

    def get_label_width(self, node: TreeNode[Item]) -> int:  # noqa: ARG002 - Textual's
        """No line is wider than the panel."""
        return 1

    def render_label(self, node: TreeNode[Item], base_style: Style, style: Style) -> Text:
        """The line's words cut to fit, its detail at the right."""
        item = node.data
        if item is None:
            return Text()
        depth = self.guide_depth * _depth(node)
        icon = "" if depth else " " * len(self.ICON_NODE)
        if item.children:
            icon = self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE
        sign = f"{item.sign:<2} " if item.sign else ""
        room = self.scrollable_content_region.width - depth - len(icon) - len(sign)
        detail = f" {item.detail}" if item.detail else ""
        words = fitted(item.label, max(4, room - len(detail)))
        own = self.get_component_rich_style(f"outline--{item.style}", partial=True, default=Style())
        faint = self.get_component_rich_style("outline--detail", partial=True)
        signs = self.get_component_rich_style("outline--sign", partial=True)
        label = Text.assemble(
            (icon, style + faint),
            (sign, style + signs),
            (words, own + style),
            style=base_style + style,
        )
        label.append(" " * max(0, room - Text(words).cell_len - len(detail)))
        label.append(detail, faint + style)
        return label

    def _fill(self, node: TreeNode[Item]) -> None:
        if node.data is not None and not node.children:
            for child in node.data.children:
                self._add(node, child)

    @staticmethod
    def _add(parent: TreeNode[Item], item: Item) -> TreeNode[Item]:
        return parent.add("", item) if item.children else parent.add_leaf("", item)


class SidePanel(Vertical):
    """Lists what was found and what was added; choosing a line sends :class:`Chosen`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"show_tab('{tab.name}')", tab.title, show=False)
            for number, tab in enumerate(TABS, 1)
        ),
        Binding("slash", "filter", "Filter", show=False),
        Binding("c", "card", "Card"),
        Binding("escape", "leave", "Back", show=False),
    ]

    class Chosen(Message):
        """A line was chosen."""

        def __init__(self, item: Item) -> None:
            """``item`` says where it leads."""
            super().__init__()
            self.item = item

    class CardAsked(Message):
        """The person wants the card of what a line is about."""

        def __init__(self, found: Found) -> None:
            """``found`` is that, and where the line leads."""
            super().__init__()
            self.found = found

    class Left(Message):
        """The person wants to go back to the text."""

    def __init__(self, source: Source, waiting: str, keys: Keymap) -> None:
        """List ``source``; ``waiting`` is said where the annotations are not there yet.

        ``keys`` are told where there is nothing to list.
        """
        super().__init__(id="panel")
        self._keys = keys
        self._source = source
        self._waiting = waiting
        self._tabs = [tab for tab in TABS if not tab.optional or tab.items(source)]
        self._tab = self._tabs[0]
        self._items: list[Item] = []
        self._listed: tuple[str, str, list[Item]] = ("", "", [])

    @property
    def item(self) -> Item | None:
        """The line under the cursor."""
        node = self.query_one(Outline).cursor_node
        return node.data if node is not None else None

    def compose(self) -> ComposeResult:
        """Tabs, the filter (hidden until wanted), a word where there are no lines, and the lines."""
        yield Tabs(*(Tab(tab.title, id=tab.name) for tab in self._tabs))
        yield Input(placeholder="filter", id="filter", compact=True)
        yield Static(id="nothing", markup=False)
        yield Outline()

    def on_mount(self) -> None:
        """Start without the filter."""
        self.query_one("#filter").display = False
        self._list()

    def show(self, source: Source, waiting: str) -> None:
        """List ``source`` in place of what was listed."""
        self._source, self._waiting = source, waiting
        self._list()

    def take_focus(self) -> None:
        """Give the keys to the lines."""
        self.query_one(Outline).focus()

    def has_tab(self, name: str) -> bool:
        """Whether the article has anything for the tab called ``name``."""
        return any(tab.name == name for tab in self._tabs)

    def action_show_tab(self, name: str) -> None:
        """Switch to the tab called ``name``, if there is one."""
        if self.has_tab(name):
            self.query_one(Tabs).active = name

    def action_filter(self) -> None:
        """Let the person type words that the lines must hold."""
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    def action_card(self) -> None:
        """Ask for the card of what the line, or else the one that it stands under, is about."""
        node = self.query_one(Outline).cursor_node
        span = node.data.span if node is not None and node.data else None
        while node is not None and node.data is not None:
            if node.data.subject is not None and span is not None:
                self.post_message(self.CardAsked(Found(node.data.subject, span)))
                return
            node = node.parent

    def action_leave(self) -> None:
        """First drop the filter, then leave the panel."""
        field = self.query_one("#filter", Input)
        if field.display:
            field.value = ""
            field.display = False
            self.query_one(Outline).focus()
        else:
            self.post_message(self.Left())

    def reveal(self, span: tuple[int, int]) -> bool:
        """Put the cursor on the line that leads to ``span``, in whichever tab; False if there is none."""
        for tab in self._tabs:
            for path in _paths(tab.lines(self._source)):
                if path[-1].span == span:
                    self._reveal(tab.name, path)
                    return True
        return False

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """List what belongs to the tab."""
        event.stop()
        self._tab = next(tab for tab in self._tabs if tab.name == event.tab.id)
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the person types."""
        event.stop()
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the lines that are left."""
        event.stop()
        self.query_one(Outline).focus()

    def on_tree_node_selected(self, event: Tree.NodeSelected[Item]) -> None:
        """Tell which line was chosen."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.Chosen(event.node.data))

    def _list(self) -> None:
        words = self.query_one("#filter", Input).value
        self._items = self._tab.lines(self._source)
        shown = filtered(self._items, words) if words else self._items
        listing = (self._tab.name, words, shown)
        if listing != self._listed:
            opened = bool(words) or self._tab.name in {"speakers", "marks"}
            anew = listing[:2] != self._listed[:2]
            self.query_one(Outline).show(shown, opened=opened, anew=anew)
            self._listed = listing
        unready = self._source.annotations is None and self._tab.name not in {"marks", "contents"}
        nothing = self.query_one("#nothing", Static)
        nothing.display = not shown
        nothing.update(
            f"Nothing holds “{words}”."
            if words
            else self._waiting
            if unready
            else self._keys.filled(self._tab.nothing)
        )

    def _reveal(self, name: str, path: tuple[Item, ...]) -> None:
        field = self.query_one("#filter", Input)
        field.display = False
        self._tab = next(tab for tab in self._tabs if tab.name == name)
        with self.prevent(Tabs.TabActivated, Input.Changed):
            self.query_one(Tabs).active = name
            field.value = ""
        self._list()
        outline = self.query_one(Outline)
        node = outline.root
        for item in path:
            node.expand()
            outline._fill(node)  # noqa: SLF001 - its own panel
            node = next(child for child in node.children if child.data == item)
        outline.call_after_refresh(outline.move_cursor, node)


def _paths(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """Each line with those that it stands under; children first, since they are the more exact."""
    for item in items:
        yield from ((item, *path) for path in _paths(item.children))
        yield (item,)


def _depth(node: TreeNode[Item]) -> int:
    """How many lines ``node`` stands under."""
    depth = -1
    while node.parent is not None:
        node, depth = node.parent, depth + 1
    return depth
