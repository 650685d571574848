"""What the day plan asks the store."""

from datetime import UTC, datetime, timedelta

from tests.services.test_samples import filled, maya

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


def test_steps_of_a_person_finished_since_an_instant_come_oldest_first():
    transactions, _ = filled(NOW)
    with transactions.reading() as unit:
        me = maya(unit)
        since_morning = unit.steps.finished_since(me, MIDNIGHT)
        earlier = unit.steps.finished_since(me, MIDNIGHT - timedelta(days=30))
    assert since_morning
    assert all(step.owner_id == me and step.finished_at >= MIDNIGHT for step in since_morning)
    assert [step.finished_at for step in earlier] == sorted(step.finished_at for step in earlier)
    assert len(earlier) > len(since_morning)


def test_requests_to_a_person_come_by_when_they_are_needed():
    transactions, _ = filled(NOW)
    with transactions.reading() as unit:
        me = maya(unit)
        requests = unit.requests.addressed_to(me)
    assert len(requests) == 4
    assert all(request.to_id == me for request in requests)
    assert [r.needed_by_at for r in requests] == sorted(r.needed_by_at for r in requests)
