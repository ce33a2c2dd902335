"""What was measured stands in one table at the end."""

from benchmarks import ratios


def pytest_terminal_summary(terminalreporter):
    if ratios.ROWS:
        terminalreporter.section("measured side by side")
        terminalreporter.write_line(ratios.table(ratios.ROWS))
