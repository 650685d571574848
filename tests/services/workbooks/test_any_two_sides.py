"""Random acts on both sides of random workbooks, against a plain model: nothing lost, nothing overwritten unseen."""

from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.domain.workbooks.reviews import Review, Side
from app.domain.workbooks.rows import values_of_gone
from tests.conftest import PROFILE
from tests.services.desks import contacts_of
from tests.services.workbooks.plain_merge import BOTH, COMPARED, Before, Said, Values, id_of, meant, taken
from tests.services.workbooks.plain_outcome import Outcome
from tests.services.workbooks.random_acts import CELLS, ActsOnBothSides
from tests.services.workbooks.typists import Row, Typist

RUNS = settings(max_examples=300 if PROFILE == "all" else 8, stateful_step_count=25, deadline=None)


class TwoSides(ActsOnBothSides):
    """Whatever the two do, a sync says and does what the model says."""

    @rule()
    def sync_what_is_clear(self) -> None:
        self._sync([None])

    @rule(draws=st.lists(st.sampled_from([None, None, None, *Side]), min_size=1, max_size=8))
    def sync_by_choice(self, draws: list[Side | None]) -> None:
        self._sync(draws)

    def _sync(self, draws: list[Side | None]) -> None:
        self.sheet.save()
        self.sheet = Typist(self.p.path).open()
        before = self._before()
        expected, review = before.lines(), self.p.review()
        said = {(line.what.value, line.key.split(":")[1], line.column) for line in review.lines}
        assert said == set(expected)
        choices = {
            line.key: side
            for line, side in zip(review.lines, draws * len(review.lines), strict=False)
            if side is not None
        }
        self._apply(before, expected, review, choices)

    def _apply(
        self,
        before: Before,
        lines: dict[Said, tuple[int | None, UUID | None]],
        review: Review,
        choices: dict[str, Side],
    ) -> None:
        sides = {
            (line.what.value, line.key.split(":")[1], line.column): choices.get(line.key)
            for line in review.lines
        }
        heard_before = {case_id: self._heard(case_id) for case_id in before.base}
        outcome = Outcome(before, lines, sides)
        self.p.sync(choices)
        after, sheet = self._app(), Typist(self.p.path).open()
        self._confirm_cases(before, outcome, after, heard_before)
        self._confirm_sheet(before, outcome, after, sheet)
        self._advance_base(before, outcome, after, sheet)
        self.sheet = sheet
        self._sync_again()

    def _confirm_cases(
        self, before: Before, outcome: Outcome, after: dict[UUID, Values], heard: dict[UUID, list[str]]
    ) -> None:
        for case_id, values in outcome.app.items():
            for key in BOTH:
                assert after[case_id][key] == values[key], (case_id, key)
        for case_id, place in before.originals.items():
            text = before.rows[place].get("update")
            new = [text] if case_id in outcome.heard else []
            assert self._heard(case_id) == heard[case_id] + new
        assert len(after) == len(before.app) + len(outcome.born)

    def _confirm_sheet(
        self, before: Before, outcome: Outcome, after: dict[UUID, Values], sheet: Typist
    ) -> None:
        assert sheet.keys == self.sheet.keys
        assert sheet.titles == self.sheet.titles
        for place, old in enumerate(before.rows):
            row = sheet.rows[place] if place < len(sheet.rows) else {}
            if place in outcome.born:
                case_id = id_of(row)
                assert case_id in after
                assert case_id not in before.app
                self._confirm_newcomer(old, case_id, after[case_id])
            elif id_of(old) is None or before.originals.get(id_of(old)) != place:
                assert row == old
                continue
            else:
                assert id_of(row) == id_of(old)
            self._confirm_row(outcome, place, old, row, {**before.gone, **after}[id_of(row)])
        added = [row for row in sheet.rows[len(before.rows) :] if row]
        assert {id_of(row) for row in added} == outcome.added
        for row in added:
            for key in (one for one in sheet.keys if one in COMPARED):
                assert meant(key, row.get(key)) == after[id_of(row)][key]

    def _confirm_row(self, outcome: Outcome, place: int, old: Row, row: Row, now: Values) -> None:
        """What the cases say stands there, but for what rests and what is the person's own."""
        case_id = id_of(row)
        rests = outcome.resting.get(case_id, set())
        for key in self.sheet.keys:
            if key in COMPARED and key in now and key not in rests:
                assert meant(key, row.get(key)) == now[key], (place, key)
            elif key in COMPARED or key.startswith("my-"):
                assert row.get(key) == old.get(key), (place, key)
        is_cleared = place in outcome.born or case_id in outcome.heard | outcome.cleared
        for key in ("update", "told"):
            is_kept = not is_cleared or old.get("update") is None
            assert row.get(key) == (old.get(key) if is_kept else None), (place, key)

    def _confirm_newcomer(self, old: Row, case_id: UUID, values: Values) -> None:
        """What a person wrote into a new row is in the new case."""
        for key in (one for one in BOTH if old.get(one) is not None):
            assert values[key] == taken(key, meant(key, old[key])), key
        text = old.get("update")
        assert self._heard(case_id) == ([] if text is None else [text])

    def _advance_base(
        self, before: Before, outcome: Outcome, after: dict[UUID, Values], sheet: Typist
    ) -> None:
        keys = self._shared_keys()
        for row in sheet.rows:
            case_id = id_of(row)
            if case_id is None or case_id not in after:
                continue
            if case_id in before.base and case_id not in before.originals and case_id not in outcome.added:
                continue
            rest = outcome.resting.get(case_id, set())
            base = self.base.setdefault(case_id, {})
            base |= {key: after[case_id][key] for key in keys if key not in rest}
        for case_id in before.originals:
            if case_id in before.gone:
                rest = outcome.resting.get(case_id, set())
                self.base[case_id] |= {
                    k: v for k, v in before.gone[case_id].items() if k in keys and k not in rest
                }

    def _sync_again(self) -> None:
        """With what was left still left: not one byte changes, and nothing in the store."""
        content, store = self.p.path.read_bytes(), self.t.content_hash()
        left = self.p.review()
        self.p.sync({line.key: Side.LEAVE for line in left.lines})
        assert self.p.path.read_bytes() == content
        assert self.t.content_hash() == store
        assert self.t.problems() == []
        assert {(one.what, one.column) for one in self.p.review().lines} == {
            (one.what, one.column) for one in left.lines
        }

    # -- what is where

    def _before(self) -> Before:
        app = self._app()
        with self.t.maya.desk.reading() as unit:
            cases = unit.cases.many([*app, *self.base])
            customers = unit.customers.all()
        gone = {
            case_id: dict(values_of_gone(cases[case_id], "Maya Brennan"))
            for case_id in self.base
            if case_id not in app
        }
        reach = {one.name: {"phone": one.phone or None, "email": one.email or None} for one in customers}
        return Before(
            {case_id: dict(values) for case_id, values in self.base.items()},
            app,
            gone,
            reach,
            list(self.sheet.keys),
            [dict(row) for row in self.sheet.rows],
        )

    def _heard(self, case_id: UUID) -> list[str]:
        texts = set(CELLS["update"])
        return [one.summary for one in contacts_of(self.t.maya, case_id) if one.summary in texts]


TestTwoSides = TwoSides.TestCase
TestTwoSides.settings = RUNS
