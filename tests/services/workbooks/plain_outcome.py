"""What a sync does with its lines, by the choices; written down a second time and as plainly as possible."""

from typing import Any
from uuid import UUID

from app.domain.workbooks.reviews import Side
from tests.services.workbooks.plain_merge import BOTH, ODD, SHARED, Before, Said, is_refused, meant, taken

BY_ITSELF = {
    "clash": Side.LEAVE,
    "copy": Side.LEAVE,
    "stranger": Side.LEAVE,
    "unread": Side.LEAVE,
    "comes_in": Side.WORKBOOK,
    "update": Side.WORKBOOK,
    "new_case": Side.WORKBOOK,
    "goes_out": Side.APP,
    "new_row": Side.APP,
    "row_returns": Side.APP,
    "closed": Side.APP,
    "put_back": Side.APP,
}


class Outcome:
    """What a sync does with the lines, by the choices."""

    def __init__(
        self,
        before: Before,
        lines: dict[Said, tuple[int | None, UUID | None]],
        sides: dict[Said, Side | None],
    ) -> None:
        self.before = before
        self.app = {case_id: dict(values) for case_id, values in before.app.items()}
        self.reach = {name: dict(known) for name, known in before.reach.items()}
        self.resting: dict[UUID, set[str]] = {}
        self.heard: set[UUID] = set()
        self.cleared: set[UUID] = set()
        self.born: set[int] = set()
        self.added: set[UUID] = set()
        self._reached: dict[tuple[Any, str], Any] = {}
        order = {key: place for place, key in enumerate(("channel", *BOTH))}
        for said, (place, case_id) in sorted(
            lines.items(), key=lambda one: (not one[0][2], order.get(one[0][2], 99), one[1][0] or 0)
        ):
            self._do(said, place, case_id, sides[said])

    def _do(self, said: Said, place: int | None, case_id: UUID | None, side: Side | None) -> None:
        what, _, key = said
        side = side or BY_ITSELF[what]
        if what in {"new_case", "copy", "stranger"}:
            if side is Side.WORKBOOK:
                self._bear(place)
        elif what in {"new_row", "row_returns"}:
            if side is Side.APP:
                self.added.add(case_id)
        elif what == "update" and side is not Side.LEAVE and (side is Side.APP or case_id in self.app):
            (self.cleared if side is Side.APP else self.heard).add(case_id)
        elif what in {"comes_in", "clash", "goes_out"} and side is Side.WORKBOOK and key in BOTH:
            self._take(case_id, key, place)
        elif what in {"unread", "update"} or side is not Side.APP:
            self.resting.setdefault(case_id, set()).add(key)

    def _take(self, case_id: UUID, key: str, place: int) -> None:
        value, name = meant(key, self.before.rows[place].get(key)), self.app[case_id]["customer"]
        if is_refused(key, value) or (key in SHARED and not self._reaches(name, key, value)):
            self.resting.setdefault(case_id, set()).add(key)
            return
        for other in self.app:
            if other == case_id or (key in SHARED and self.app[other]["customer"] == name):
                self.app[other][key] = taken(key, value)

    def _reaches(self, name: str, key: str, value: Any) -> bool:
        """Two cells that say two things about one customer cannot both be right: the second is told."""
        if self._reached.setdefault((name, key), value) != value:
            return False
        self.reach.setdefault(name, {})[key] = value
        return True

    def _bear(self, place: int) -> None:
        row = self.before.rows[place]
        cells = {key: meant(key, row.get(key)) for key in self.before.keys if not key.startswith("my-")}
        if any(value is ODD for value in cells.values()):
            return
        has_words = cells.get("matter") or cells.get("step")
        is_wrong = any(value is not None and is_refused(key, value) for key, value in cells.items())
        name = cells.get("customer")
        known = self.reach.get(name, {})
        is_other = any(known.get(key) and cells.get(key) not in {None, known[key]} for key in SHARED)
        if is_wrong or is_other or not has_words or not name:
            return
        self.born.add(place)
        for key in SHARED:
            if cells.get(key):
                self._reaches(name, key, cells[key])
                for case_id in (one for one, values in self.app.items() if values["customer"] == name):
                    self.app[case_id][key] = cells[key]
