"""Groups of sub-commands one of which need not be named."""

from __future__ import annotations

import importlib
from typing import Any

import click
from click.shell_completion import CompletionItem


class DefaultGroup(click.Group):
    """A group in which a first argument that is no sub-command belongs to its default one.

    ``lazy`` are sub-commands that are imported when they are called: by name, the module that has
    a command of that name.
    """

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - as many as a Group has
        default: str,
        lazy: dict[str, str] | None = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*arguments, **options)
        self._default = default
        self._lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Those at hand and those that are not imported yet."""
        return sorted({*super().list_commands(ctx), *self._lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The sub-command of that name, imported now where it has to be."""
        if cmd_name in self._lazy:
            command: click.Command = getattr(
                importlib.import_module(self._lazy[cmd_name]), cmd_name
            )
            return command
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default before what is neither a sub-command nor an option of the group."""
        own = {*self.list_commands(ctx), *(o for p in self.get_params(ctx) for o in p.opts)}
        if not ctx.resilient_parsing and (not args or args[0] not in own):
            args = [self._default, *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the default beside the group's own, and the sub-commands."""
        default = self.get_command(ctx, self._default)
        options = [*(default.params if default else ()), *self.get_params(ctx)]
        shown = (one.get_help_record(ctx) for one in options if isinstance(one, click.Option))
        records = [record for record in shown if record is not None]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Sub-commands, and files."""
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]
