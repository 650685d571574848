"""A sales pipeline like the public sample, made from a seed: same columns, same counts, other content."""

import csv
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

PRODUCTS = (
    "Barista Pro 2",
    "Filter One",
    "Grinder S",
    "Grinder L",
    "Service Plan",
    "Water Care",
    "Office Bar",
)
FIRST = ("Ada", "Bryn", "Cian", "Dara", "Edel", "Finn", "Gráinne", "Hugo", "Ines", "Jonas", "Kaia", "Liam")
LAST = ("Adair", "Boyle", "Curran", "Dunne", "Egan", "Foley", "Grady", "Healy")
PIPELINE = [
    "opportunity_id",
    "sales_agent",
    "product",
    "account",
    "deal_stage",
    "engage_date",
    "close_date",
    "close_value",
    "engage_quarter",
    "close_quarter",
]
ACCOUNTS = [
    "account",
    "sector",
    "year_established",
    "revenue",
    "employees",
    "office_location",
    "subsidiary_of",
]
TEAMS = ["sales_agent", "manager", "regional_office"]


@dataclass(frozen=True, slots=True)
class Shape:
    """How many rows of what."""

    won: int = 4238
    lost: int = 2473
    engaging: int = 1589
    engaging_named: int = 501
    prospecting: int = 500
    prospecting_named: int = 163
    accounts: int = 85
    agents: int = 35
    selling: int = 27
    managers: int = 6


FULL = Shape()
SMALL = Shape(12, 7, 30, 10, 12, 4, 6, 5, 4, 2)


def write_tables(folder: Path, shape: Shape = FULL, seed: int = 34) -> Path:
    """Write the three tables and return the pipeline's path."""
    chance = random.Random(seed)
    names = [f"{first} {last}" for last in LAST for first in FIRST]
    agents, managers = names[: shape.agents], names[shape.agents : shape.agents + shape.managers]
    accounts = [f"Account {number:02} & Sons" for number in range(shape.accounts)]
    _write(folder / "accounts.csv", ACCOUNTS, [_account(chance, name, accounts) for name in accounts])
    teams = [
        [agent, managers[n % len(managers)], ("Central", "West")[n % 2]] for n, agent in enumerate(agents)
    ]
    _write(folder / "sales_teams.csv", TEAMS, teams)
    rows = [_deal(chance, stage, named, agents[: shape.selling], accounts) for stage, named in _stages(shape)]
    chance.shuffle(rows)
    rows = [[f"OP{number:06}", *row] for number, row in enumerate(rows)]
    return _write(folder / "sales_pipeline.csv", PIPELINE, rows)


def _stages(shape: Shape) -> list[tuple[str, bool]]:
    stages = [("Won", True)] * shape.won + [("Lost", True)] * shape.lost
    for stage, count, named in (
        ("Engaging", shape.engaging, shape.engaging_named),
        ("Prospecting", shape.prospecting, shape.prospecting_named),
    ):
        stages += [(stage, number < named) for number in range(count)]
    return stages


def _account(chance: random.Random, name: str, accounts: list[str]) -> list[str]:
    parent = chance.choice(accounts) if chance.random() < 0.2 else ""
    revenue = f"{chance.uniform(5, 9000):.2f}"
    return [name, chance.choice(("retail", "medical", "hotels")), "1996", revenue, "120", "Ireland", parent]


def _deal(
    chance: random.Random, stage: str, named: bool, agents: list[str], accounts: list[str]
) -> list[str]:
    engaged = date(2026, 1, 5) + timedelta(days=chance.randrange(300))
    is_closed = stage in {"Won", "Lost"}
    closed = engaged + timedelta(days=chance.randrange(5, 20))
    return [
        chance.choice(agents),
        chance.choice(PRODUCTS),
        chance.choice(accounts) if named else "",
        stage,
        "" if stage == "Prospecting" else f"{engaged:%d-%m-%y}",
        f"{closed:%d-%m-%y}" if is_closed else "",
        str(chance.randrange(50, 9000)) if is_closed else "",
        "",
        "",
    ]


def _write(path: Path, header: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path
