"""What was promised to customers."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.errors import BrokenRule, NotFound
from app.domain.history import Action
from app.domain.interactions import SUMMARY_LIMIT
from app.domain.moments import Moment
from app.domain.promises import Promise, PromiseState
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Remark, case_changed
from app.services.desks import Desk
from app.services.work import at_work, refuse_past


@dataclass(frozen=True, slots=True)
class PromiseService:
    """Commands on promises."""

    desk: Desk

    def make(
        self,
        case_id: UUID,
        text: str,
        due: Moment,
        *,
        is_next_word: bool = False,
        entry: str | None = None,
        beyond: str = "",
    ) -> Changes:
        """Promise the customer something by a moment; a promised next word becomes the news date.

        Args:
            entry: The entry of the promise book that it is given by; None for the one it speaks of by its words.
            beyond: Why it goes further than that.

        Raises:
            CaseClosed: The case is over.
            Unclear: The moment has passed.
            BrokenRule: The promise says nothing.
        """
        if not clean(text):
            raise BrokenRule("promise", "a promise says what the customer will get")
        why = clean(beyond, SUMMARY_LIMIT, "reason")
        with self.desk.acting(Action.PROMISE, note=why) as unit:
            work = at_work(self.desk, unit, case_id)
            _ = work.case.planned
            refuse_past(due, work.now)
            promise = work.promise(text.strip(), due, is_next_word=is_next_word, entry=entry, beyond=why)
            if is_next_word:
                work.keep()
            unit.commit()
        return case_changed(case_id, Remark("promised", {"text": promise.text, "due": promise.due}))

    def keep(self, promise_id: UUID) -> Changes:
        """It was fulfilled: kept, or late."""
        return self._settle(promise_id, "")

    def release(self, promise_id: UUID, reason: str) -> Changes:
        """It binds no longer, with the reason. Raises BrokenRule without one."""
        reason = clean(reason, SUMMARY_LIMIT, "reason")
        if not reason:
            raise BrokenRule("promise", "a promise is released with a reason")
        return self._settle(promise_id, reason)

    def of_case(self, case_id: UUID) -> tuple[Promise, ...]:
        """Every promise of a case, oldest first."""
        with self.desk.reading() as unit:
            return tuple(unit.promises.of_case(case_id))

    def open_one(self, case_id: UUID, words: str = "") -> Promise:
        """The open promise of a case whose text holds the words; the earliest. Raises NotFound."""
        found = [
            promise
            for promise in self.of_case(case_id)
            if promise.state is PromiseState.OPEN and words.casefold() in promise.text.casefold()
        ]
        if not found:
            raise NotFound("promise", words)
        return min(found, key=lambda promise: promise.due_at)

    def _settle(self, promise_id: UUID, reason: str) -> Changes:
        with self.desk.acting(Action.RELEASE if reason else Action.KEEP, note=reason) as unit:
            promise = unit.promises.get(promise_id)
            live = {one.id for one in unit.promises.of_case(promise.case_id)}
            if promise.state is not PromiseState.OPEN or promise_id not in live:
                raise NotFound("promise", promise.text)
            now = self.desk.clock()
            settled = promise.released(now, reason) if reason else promise.kept(now)
            unit.promises.save(settled)
            case = unit.cases.get(promise.case_id)
            if case.news is not None and case.news.promise_id == promise_id:
                unit.cases.save(case.with_news(case.news.released()))
            unit.commit()
        return case_changed(promise.case_id, Remark(settled.state.value, {"text": promise.text}))
