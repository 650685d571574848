"""A map as the text of its file: what the reader of maps reads back as the same map."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import tomli_w

from app.domain.import_maps import (
    CaseColumns,
    Choice,
    ContactColumns,
    CustomerFile,
    ImportMap,
    NumberFormat,
    Pace,
    PeopleFile,
    Rows,
    Taken,
    Template,
)

_BEGINNING: Final = "# What the columns of a table mean. docs/cli.md tells how it is used.\n\n"


def text_of(mapping: ImportMap) -> str:
    """The file's text."""
    content: dict[str, Any] = {
        "name": mapping.name,
        "namespace": mapping.namespace,
        "delimiter": mapping.delimiter,
        "encoding": mapping.encoding,
        "dates": mapping.dates.pattern,
        "formats": "found" if mapping.finds_formats else "",
        "may_lack": mapping.may_lack,
        "rows": str(mapping.rows) if mapping.rows is not Rows.CASES else "",
        "also": {column: list(names) for column, names in mapping.also.items()},
        "contact": _columns(mapping.contact) if mapping.contact is not None else {},
        "numbers": _numbers(mapping.numbers),
        "pace": _pace(mapping.pace),
    }
    if mapping.rows is Rows.CASES:
        content |= {"cases": _columns(mapping.cases), **_choice(mapping.choice)}
    content |= _beside(mapping)
    return _BEGINNING + tomli_w.dumps(_filled(content))


def _filled(content: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if value not in ("", {}, [], False)}


def _columns(columns: CaseColumns | ContactColumns | CustomerFile) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in columns.__dataclass_fields__:
        value = getattr(columns, key)
        if key == "updates":
            found[key] = sorted(value) if value != CaseColumns().updates else []
        else:
            found[key] = value.text if isinstance(value, Template) else value
    return _filled(found)


def _numbers(numbers: NumberFormat) -> dict[str, str]:
    return {"decimal": numbers.decimal} | ({"thousands": numbers.thousands} if numbers.thousands else {})


def _pace(pace: Pace) -> dict[str, int]:
    return {"effort_minutes": int(pace.effort.total_seconds()) // 60, "usable_percent": pace.usable_percent}


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "stage": choice.column,
        "take": [{"values": [said], **_taken(one)} for said, one in choice.taken.items()],
        "history": [
            {
                "column": column,
                "values": [said],
                "kind": str(one.kind),
                "phase": str(one.phase),
                "outcome": one.outcome,
            }
            for (column, said), one in choice.history.items()
        ],
        "skip": [
            {"column": column, "values": [said], "reason": reason}
            for (column, said), reason in choice.skipped.items()
        ],
        "otherwise": _taken(choice.otherwise) if choice.otherwise is not None else {},
    }


def _taken(one: Taken) -> dict[str, str]:
    return {"kind": str(one.kind), "phase": str(one.phase)}


def _beside(mapping: ImportMap) -> dict[str, Any]:
    people = _people(mapping.people)
    if mapping.new_owner is not None:
        people["new_owner"] = mapping.new_owner.text
    customers = _columns(mapping.customers) if mapping.customers is not None else {}
    return {"customers": customers, "people": people}


def _people(people: PeopleFile | None) -> dict[str, Any]:
    if people is None:
        return {}
    columns: Iterable[dict[str, str]] = (
        {"column": one.column, "function": one.function.text, "role": str(one.role)} for one in people.columns
    )
    return {"file": people.file, "columns": list(columns)}
