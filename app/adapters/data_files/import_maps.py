"""What the columns of a foreign table mean, out of their files."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

from app.adapters.data_files.tables import Table, read_table
from app.domain.import_maps import (
    CaseColumns,
    Choice,
    ContactColumns,
    CustomerFile,
    DateFormat,
    Ended,
    ImportMap,
    NumberFormat,
    Pace,
    PeopleColumn,
    PeopleFile,
    Rows,
    Taken,
    Template,
)
from app.domain.kinds import PHASES, Kind
from app.domain.people import Role

_UPDATES = ("subject", "value", "customer")
_NONE = "\x00"


def load_import_map(file: Path) -> ImportMap:
    """Read a mapping file.

    Raises:
        DataFileProblem: Something in it cannot be.
    """
    table = read_table(file)
    people = table.table("people", may_lack=True)
    rows = Rows(table.name("rows", [str(one) for one in Rows], str(Rows.CASES)))
    mapping = ImportMap(
        name=table.text("name", file.stem),
        namespace=_text(table, "namespace"),
        delimiter=_delimiter(table),
        encoding=_text(table, "encoding"),
        dates=_dates(table),
        numbers=_numbers(table.table("numbers", may_lack=True)),
        rows=rows,
        cases=_case_columns(table.table("cases")) if rows is Rows.CASES else CaseColumns(),
        choice=_choice(table) if rows is Rows.CASES else Choice(),
        contact=_contact_columns(table.table("contact")) if table.has("contact") else None,
        finds_formats=table.name("formats", ("said", "found"), "said") == "found",
        may_lack=table.flag("may_lack"),
        also=_also(table.table("also", may_lack=True)),
        pace=_pace(table.table("pace", may_lack=True)),
        customers=_customer_file(table.table("customers")) if table.has("customers") else None,
        people=_people_file(people) if people.has("file") else None,
        new_owner=Template(people.text("new_owner")) if people.has("new_owner") else None,
    )
    people.finish()
    table.finish()
    if rows is Rows.CONTACTS and (mapping.contact is None or not mapping.contact.name.columns):
        raise table.problem("contact", "names no column")
    return mapping


def _text(table: Table, key: str) -> str:
    return table.text(key) if table.has(key) else ""


def _template(table: Table, key: str) -> Template:
    return Template(_text(table, key))


def _delimiter(table: Table) -> str:
    if not table.has("delimiter"):
        return ""
    said = table.value("delimiter")
    if said not in (",", ";", "\t", "|"):
        raise table.problem("delimiter", "unknown name", said)
    return str(said)


def _dates(table: Table) -> DateFormat:
    said = table.text("dates", "YYYY-MM-DD")
    try:
        return DateFormat(said)
    except ValueError as error:
        raise table.problem("dates", "no pattern of DD, MM and YY or YYYY", said) from error


def _numbers(table: Table) -> NumberFormat:
    decimal = table.name("decimal", (".", ","), ".")
    thousands = str(table.value("thousands")) if table.has("thousands") else ""
    if thousands not in {"", ",", ".", " ", "'", "’"} or thousands == decimal:
        raise table.problem("thousands", "unknown name", thousands)
    table.finish()
    return NumberFormat(decimal, thousands)


def _case_columns(table: Table) -> CaseColumns:
    updates = table.texts("updates", _UPDATES) if table.has("updates") else _UPDATES
    columns = CaseColumns(
        key=_template(table, "key"),
        subject=Template(table.text("subject")),
        owner=_text(table, "owner"),
        customer=_text(table, "customer"),
        placeholder=_template(table, "placeholder"),
        opened=_text(table, "opened"),
        value=_text(table, "value"),
        step=_text(table, "step"),
        due=_text(table, "due"),
        closed=_text(table, "closed"),
        ending=_text(table, "ending"),
        currency=_text(table, "currency"),
        updates=frozenset(updates),
    )
    if columns.key.text and not columns.key.columns:
        raise table.problem("key", "names no column", columns.key.text)
    table.finish()
    return columns


def _contact_columns(table: Table) -> ContactColumns:
    columns = ContactColumns(
        name=_template(table, "name"),
        customer=_text(table, "customer"),
        owner=_text(table, "owner"),
        function=_text(table, "function"),
        email=_text(table, "email"),
        phone=_text(table, "phone"),
        place=_text(table, "place"),
    )
    table.finish()
    return columns


def _also(table: Table) -> Mapping[str, tuple[str, ...]]:
    names = {column: table.texts(column) for column in table.data}
    table.finish()
    return MappingProxyType(names)


def _history(table: Table, column: str) -> Mapping[tuple[str, str], Ended]:
    found: dict[tuple[str, str], Ended] = {}
    for entry in table.tables("history"):
        becomes, outcome = _taken(entry), entry.text("outcome")
        of = entry.text("column", column or None)
        ended = Ended(becomes.kind, becomes.phase, outcome)
        found |= {(of, said.strip().casefold()): ended for said in entry.texts("values")}
        entry.finish()
    return MappingProxyType(found)


def _choice(table: Table) -> Choice:
    taken: dict[str, Taken] = {}
    column = _text(table, "stage")
    for entry in table.tables("take"):
        becomes = _taken(entry)
        for said in entry.texts("values"):
            taken[said.strip().casefold()] = becomes
        entry.finish()
    skipped: dict[tuple[str, str], str] = {}
    for entry in table.tables("skip"):
        reason = entry.text("reason")
        of = entry.text("column", column or None)
        skipped |= {(of, said.strip().casefold()): reason for said in entry.texts("values")}
        entry.finish()
    otherwise = None
    if table.has("otherwise"):
        rest = table.table("otherwise")
        otherwise = _taken(rest)
        rest.finish()
    history = _history(table, column)
    if not taken and otherwise is None and not history:
        raise table.problem("take", "missing")
    return Choice(column, MappingProxyType(taken), otherwise, MappingProxyType(skipped), history)


def _taken(table: Table) -> Taken:
    kind = Kind(table.name("kind", [str(kind) for kind in Kind]))
    phases = {str(phase): phase for phase in PHASES[kind]}
    return Taken(kind, phases[table.name("phase", phases, str(PHASES[kind][0]))])


def _pace(table: Table) -> Pace:
    usual = Pace()
    minutes = table.whole("effort_minutes", 5, 240) if table.has("effort_minutes") else None
    percent = table.whole("usable_percent", 1, 100) if table.has("usable_percent") else usual.usable_percent
    table.finish()
    return Pace(timedelta(minutes=minutes) if minutes else usual.effort, percent)


def _beside(table: Table) -> str:
    """The name of a file beside the imported one; a path could lead anywhere."""
    name = table.text("file")
    if Path(name).name != name or "\\" in name or ":" in name or _NONE in name or name in {".", ".."}:
        raise table.problem("file", "no plain file name", name)
    return name


def _customer_file(table: Table) -> CustomerFile:
    file = CustomerFile(
        file=_beside(table),
        name=table.text("name"),
        place=_text(table, "place"),
        sector=_text(table, "sector"),
        phone=_text(table, "phone"),
        email=_text(table, "email"),
        note=_template(table, "note"),
    )
    table.finish()
    return file


def _people_file(table: Table) -> PeopleFile:
    columns = []
    for entry in table.tables("columns"):
        role = Role(entry.name("role", [str(role) for role in Role], str(Role.EMPLOYEE)))
        columns.append(PeopleColumn(entry.text("column"), Template(entry.text("function")), role))
        entry.finish()
    if not columns:
        raise table.problem("columns", "missing")
    return PeopleFile(_beside(table), tuple(columns))
