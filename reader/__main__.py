"""Where the ``newsread`` command begins."""

import sys

from reader.errors import ReaderError, complain


def main() -> None:
    """Run the command line; a ReaderError is said as one sentence and ends it with its status.

    One file and nothing else, the common case, is opened without the command line's parser, whose
    import would hold up the first paint. A dot or a slash tells a file from a sub-command.
    """
    if sys.stdin is None or sys.stdout is None:
        complain("Standard input and output have to be open.")
        sys.exit(1)
    try:
        _run(sys.argv[1:])
    except ReaderError as error:
        complain(str(error))
        sys.exit(error.status)


def _run(arguments: list[str]) -> None:
    if len(arguments) == 1 and arguments[0][0:1] not in {"", "-"} and set("./") & set(arguments[0]):
        from reader.app.launch import open_reader  # noqa: PLC0415

        open_reader(arguments, published=None)
    else:
        from reader import cli  # noqa: PLC0415

        cli.main(arguments, prog_name="newsread")


if __name__ == "__main__":
    main()
