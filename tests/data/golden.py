"""The golden table of the reply gate: sentences, and exactly what must be found in them."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from app.adapters.data_files.phrases import load_phrases
from app.domain.gate import BookLine, Finding, GateContext, PhrasePack, check

FOLDER = Path(__file__).parent / "gate"
RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)
HELD_OUT, TUNED, LATER = "held_out", "table", "later"

ENDS = {
    ("en", "personal", "Sie"): "I will write to you by Thursday 26 November 2026.\n\nKind regards",
    ("en", "formal", "Sie"): "We will write to you by Thursday 26 November 2026.\n\nKind regards",
    (
        "de",
        "personal",
        "Sie",
    ): "Ich schreibe Ihnen bis Donnerstag, 26. November 2026.\n\nMit freundlichen Grüßen",
    (
        "de",
        "personal",
        "du",
    ): "Ich schreibe dir bis Donnerstag, 26. November 2026.\n\nMit freundlichen Grüßen",
    (
        "de",
        "formal",
        "Sie",
    ): "Wir schreiben Ihnen bis Donnerstag, 26. November 2026.\n\nMit freundlichen Grüßen",
}
BOOK = (
    BookLine("Delivery", ("deliver*", "liefer*", "geliefert"), date(2026, 12, 8), "Tuesday 8 December"),
    BookLine(
        "Repair",
        ("repair*", "repariert", "reparier*", "back", "zurück"),
        date(2026, 11, 27),
        "Friday 27 November",
    ),
    BookLine("Quote", ("quote*", "angebot*"), date(2026, 11, 26), "Thursday 26 November"),
    BookLine("Refund", ("refund*", "credit*", "erstatt*", "gutschr*"), most=Decimal(200), unit="money"),
    BookLine("Discount", ("discount*", "rabatt*", "nachlass*"), most=Decimal(10), unit="%"),
    BookLine("Loan machine", ("loan", "lend*", "leih*")),
)


@dataclass(frozen=True)
class Expected:
    """A finding that must come."""

    rule: str
    start: int
    end: int
    message: str = ""

    def is_met_by(self, finding: Finding) -> bool:
        place = (self.rule, self.start, self.end) == (finding.rule.value, finding.start, finding.end)
        return place and (not self.message or f"{self.rule}.{self.message}" == finding.message)


@dataclass(frozen=True)
class Row:
    """One sentence."""

    number: int
    text: str
    expected: tuple[Expected, ...]
    context: GateContext
    kind: str
    complained: int = 0

    def found(self) -> tuple[Finding, ...]:
        return check(self.text, self.context, packs()[self.context.language])


@dataclass
class Score:
    """How often a rule was right."""

    hits: int = 0
    missed: list[tuple[Row, Expected]] = field(default_factory=list)
    wrong: list[tuple[Row, Finding]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        said = self.hits + len(self.wrong)
        return self.hits / said if said else 1.0

    @property
    def recall(self) -> float:
        due = self.hits + len(self.missed)
        return self.hits / due if due else 1.0


@cache
def packs() -> Mapping[str, PhrasePack]:
    return load_phrases(RESOURCES / "phrases")


@cache
def rows(name: str) -> Sequence[Row]:
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["row"]
    return [_row(number, row) for number, row in enumerate(read, 1)]


def scores(names: Sequence[str]) -> Mapping[str, Score]:
    """What each rule found in these tables, and what it should have."""
    found: dict[str, Score] = {}
    for name in names:
        for row in rows(name):
            _count(row, row.found(), found)
    return found


def told(title: str, names: Sequence[str]) -> str:
    """Precision and recall of each rule, as lines."""
    lines = [f"{title}: {sum(len(rows(name)) for name in names)} sentences"]
    for rule, score in sorted(scores(names).items()):
        lines.append(
            f"  {rule:<12} precision {score.precision:.3f}  recall {score.recall:.3f}"
            f"  ({score.hits} right, {len(score.wrong)} wrong, {len(score.missed)} missed)"
        )
    return "\n".join(lines)


def _count(row: Row, findings: Sequence[Finding], scores: dict[str, Score]) -> None:
    left = list(findings)
    for expected in row.expected:
        score = scores.setdefault(expected.rule, Score())
        met = next((one for one in left if expected.is_met_by(one)), None)
        if met is None:
            score.missed.append((row, expected))
            continue
        left.remove(met)
        score.hits += 1
    for finding in left:
        scores.setdefault(finding.rule.value, Score()).wrong.append((row, finding))


def _row(number: int, row: Mapping[str, object]) -> Row:
    lang, voice, address = (
        str(row.get("lang", "en")),
        str(row.get("voice", "personal")),
        str(row.get("address", "Sie")),
    )
    text, expected = unmarked(str(row["text"]))
    if not row.get("whole"):
        text += f"\n\n{ENDS[lang, voice, address]}\nMaya Brennan\nAccount manager"
    complained = int(str(row.get("complained", 0)))
    context = GateContext(
        TODAY,
        lang,
        voice,
        address if lang == "de" else "",
        "Maya Brennan",
        "Account manager",
        "",
        tuple(working_days()),
        TODAY - timedelta(days=complained) if row.get("kind") == "complaint" else None,
        "Priya Nair",
        BOOK,
    )
    return Row(number, text, expected, context, str(row.get("kind", "query")), complained)


def working_days() -> Iterator[date]:
    days = (TODAY + timedelta(days=count) for count in range(1, 60))
    return (day for day in days if day.weekday() < 5)


def unmarked(marked: str) -> tuple[str, tuple[Expected, ...]]:
    """The text without its marks, and the places they named."""
    text, opened, found, at = "", [], [], 0
    while at < len(marked):
        if marked.startswith("[[", at):
            opened.append(len(text))
            at += 2
        elif marked[at] == "|" and opened:
            end = marked.index("]]", at)
            start = opened.pop()
            for key in marked[at + 1 : end].split(","):
                rule, _, message = key.partition(".")
                found.append(Expected(rule, start, len(text), message))
            at = end + 2
        else:
            text += marked[at]
            at += 1
    return text, tuple(found)


if __name__ == "__main__":
    print(told("Held out", [HELD_OUT]))  # noqa: T201 - a report on the terminal is the purpose
    if (FOLDER / f"{TUNED}.toml").exists():
        print(told("Grown with the rules", [TUNED]))  # noqa: T201 - as above
    print(told("Met later", [LATER]))  # noqa: T201 - as above
