"""Figures as a table: for the terminal, and as Markdown for ``docs/figures.md``."""

from collections.abc import Sequence

from benchmarks.measures import Figure

HEAD = ("#", "what", "floor", "figure", "ratio", "target", "")


def cells(figure: Figure) -> tuple[str, ...]:
    """One line of the table."""
    ratio = figure.ratio
    return (
        figure.name,
        figure.what,
        "–" if figure.floor is None else _with_unit(figure.floor, figure.unit),
        _with_unit(figure.figure, figure.unit),
        "–" if ratio is None else f"{ratio:.2f} ×",
        figure.target,
        "ok" if figure.is_ok else "over",
    )


def plain(figures: Sequence[Figure]) -> str:
    """Columns of even width."""
    lines = [HEAD, *map(cells, figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def markdown(figures: Sequence[Figure]) -> str:
    """The same as a Markdown table."""
    lines = [HEAD, ("---",) * len(HEAD), *map(cells, figures)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _with_unit(value: float, unit: str) -> str:
    digits = 3 if value < 1 else 1 if value < 100 else 0
    return f"{value:.{digits}f} {unit}"
