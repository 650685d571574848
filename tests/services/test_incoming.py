"""Letters that customers wrote: matched, filed, answered in time, taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.adapters.data_files.attachments import AttachmentShelf
from app.adapters.letters.incoming import letter_in
from app.domain.errors import Ambiguous, NotFound
from app.domain.history import Action
from app.domain.incoming import AlreadyReceived, WouldReopen, digests, thread_of
from app.domain.interactions import Direction
from app.domain.kinds import Channel, Kind, State
from app.domain.quick_entry.drafts import NameRef
from app.domain.steps import Reason, StepState
from app.services.incoming import By, IncomingService, Receiving
from app.services.steps import Postponement
from tests.data.incoming_letters import eml
from tests.services.desks import at, case_of, contacts_of, keys, moment, opened, remark

RUTH = "Ruth Fenwick <ruth@fenwick.example>"


@pytest.fixture
def shelf(tmp_path):
    return AttachmentShelf(tmp_path / "kept")


@pytest.fixture
def incoming(t, shelf):
    return IncomingService(t.maya.desk, shelf)


def written(**said):
    """A letter of Ruth's, written at ten that day."""
    facts = {"sender": RUTH, "subject": "Trays", "date": "Tue, 24 Nov 2026 10:00:00 +0000"} | said
    return letter_in(eml(**facts))


def known(t, kind=Kind.QUERY, **said):
    """A case of Ruth, whose address is known."""
    case_id = opened(t.maya, kind, contact=NameRef(None, "Ruth Fenwick"), **said)
    contact_id = case_of(t.maya, case_id).contact_id
    with t.maya.desk.acting(Action.EDIT) as unit:
        unit.contacts.save(replace(unit.contacts.get(contact_id), email="Ruth@Fenwick.example"))
        unit.commit()
    return case_id


def another(t, case_id, kind=Kind.QUERY, subject="Cups"):
    """Another case of the same contact."""
    contact_id = case_of(t.maya, case_id).contact_id
    return opened(t.maya, kind, customer=None, contact=NameRef(contact_id, "Ruth Fenwick"), subject=subject)


def test_by_the_senders_address_it_goes_to_the_one_open_case_and_the_silence_ends(t, incoming):
    case_id = known(t, Kind.LEAD)
    t.maya.telling.told(case_id, "It is on its way")
    t.clock.now += timedelta(minutes=30)
    letter = written(date="Tue, 24 Nov 2026 11:00:00 +0000", body="Good.\n\n> It is on its way")
    found = incoming.match(letter)
    assert (found.by, found.case.id, found.contact.name) == (By.SENDER, case_id, "Ruth Fenwick")
    changes = incoming.receive(letter)
    case = case_of(t.maya, case_id)
    touch = contacts_of(t.maya, case_id)[-1]
    assert (touch.direction, touch.channel, touch.summary) == (Direction.IN, Channel.EMAIL, "Good.")
    assert (touch.at, touch.author_id) == (at(24, 11), t.maya.desk.person_id)
    assert (case.planned.what, case.planned.basis.reason) == ("Answer Ruth", Reason.ANSWER)
    assert (case.clock.answer_from_at, case.clock.answer_at) == (at(24, 11), at(24, 12))
    dropped = t.maya.today.case(case_id).steps[-1]
    assert (dropped.state, dropped.outcome) == (StepState.DROPPED, "they_answered")
    assert keys(changes) == ["letter_from", "planned_next", "answer_due"]


def test_a_letter_that_waited_longer_than_an_answer_takes_counts_from_now(t, incoming):
    case_id = known(t)
    incoming.receive(written(date="Thu, 19 Nov 2026 10:00:00 +0000"))
    case = case_of(t.maya, case_id)
    assert case.clock.answer_at == at(24, 11, 42)
    assert contacts_of(t.maya, case_id)[-1].at == at(19, 10)


def test_a_letter_that_is_older_than_our_last_word_moves_no_clock(t, incoming):
    case_id = known(t)
    t.maya.telling.told(case_id, "All is well")
    before = case_of(t.maya, case_id)
    changes = incoming.receive(written())
    after = case_of(t.maya, case_id)
    assert (after.step, after.news) == (before.step, before.news)
    assert "letter_older" in keys(changes)
    assert len(contacts_of(t.maya, case_id)) == 2


def test_one_undo_takes_all_of_it_back(t, incoming):
    known(t)
    before = t.content_hash()
    incoming.receive(written())
    assert t.content_hash() != before
    t.maya.history.undo()
    assert t.content_hash() == before
    incoming.receive(written())
    t.maya.history.undo()
    t.maya.history.redo()
    assert t.content_hash() != before


def test_the_number_in_the_subject_says_the_case_whatever_the_letter_before_it(t, incoming):
    first = known(t)
    second = another(t, first)
    number = case_of(t.maya, second).number
    for subject in (f"Re: [Q-{number}] cups", f"AW: [l-{number}]", f"your E-{number}"):
        found = incoming.match(written(subject=subject))
        assert (found.by, found.case.id) == (By.SUBJECT, second)
    assert incoming.match(written(subject="Re: [Q-999999] cups")).by is By.SENDER


def test_what_it_answers_says_the_case(t, incoming):
    first = known(t)
    second = another(t, first)
    incoming.receive(written(), Receiving(case_id=second))
    later = written(message_id="<two@x>", references="<zero@x> <one@marlowe.example>")
    found = incoming.match(later)
    assert (found.by, found.case.id) == (By.THREAD, second)


def test_an_answer_to_a_letter_of_ours_finds_its_case_by_the_thread_that_the_letter_named(t, incoming):
    first = known(t)
    second = another(t, first)
    nowhere, odd = thread_of(t.maya.desk.person_id), "<moon@keepword.invalid>"
    for references in (f"{thread_of(second)} <sent@alder.example>", f"{thread_of(second)} {nowhere} {odd}"):
        found = incoming.match(written(references=references))
        assert (found.by, found.case.id) == (By.THREAD, second)
    assert incoming.match(written(references=f"{thread_of(first)} {thread_of(second)}")).case.id == second
    assert incoming.match(written(references=f"{nowhere} {odd}")).by is By.SENDER
    number = case_of(t.maya, first).number
    assert incoming.match(written(references=thread_of(second), subject=f"[E-{number}]")).case.id == first


def test_a_case_that_was_taken_back_is_no_answer_to_a_thread(t, incoming):
    gone = known(t)
    t.maya.history.undo()
    t.maya.history.undo()
    assert incoming.match(written(references=thread_of(gone))).cases == ()


def test_several_open_cases_are_asked_about_and_one_that_is_named_gets_it(t, incoming):
    first = known(t)
    second = another(t, first)
    assert {case.id for case in incoming.match(written()).cases} == {first, second}
    before = t.content_hash()
    with pytest.raises(Ambiguous) as told:
        incoming.receive(written())
    assert len(told.value.candidates) == 2
    assert t.content_hash() == before
    incoming.receive(written(), Receiving(case_id=first))
    assert len(contacts_of(t.maya, first)) == 1


def test_nobody_known_makes_a_new_query_with_the_address(t, incoming):
    assert incoming.match(written()).by is By.NOBODY
    (case_id,) = incoming.receive(written()).case_ids
    view = t.maya.today.case(case_id)
    assert (view.case.kind, view.case.subject, view.customer.name) == (Kind.QUERY, "Trays", "Ruth Fenwick")
    assert (view.contact.name, view.contact.email) == ("Ruth Fenwick", "ruth@fenwick.example")
    assert view.case.planned.what == "Answer Ruth"
    assert view.case.clock.answer_at is not None
    t.maya.history.undo()
    assert incoming.match(written()).by is By.NOBODY


def test_a_known_sender_without_an_open_case_gets_a_new_query(t, incoming):
    case_id = known(t)
    t.maya.cases.close(case_id, "answered: all settled")
    (new_id,) = incoming.receive(written()).case_ids
    new, old = case_of(t.maya, new_id), case_of(t.maya, case_id)
    assert (new.contact_id, new.customer_id) == (old.contact_id, old.customer_id)
    assert new_id != case_id
    assert old.state is State.CLOSED


def test_a_closed_case_opens_again_only_once_it_is_named(t, incoming):
    case_id = known(t)
    t.maya.cases.close(case_id, "answered: all settled")
    reference = case_of(t.maya, case_id).reference
    t.clock.now += timedelta(hours=1)
    letter = written(subject=f"Re: [{reference}]", date="Tue, 24 Nov 2026 11:40:00 +0000")
    with pytest.raises(WouldReopen):
        incoming.receive(letter)
    changes = incoming.receive(letter, Receiving(case_id=case_id))
    case = case_of(t.maya, case_id)
    assert (case.state, case.planned.what) == (State.OPEN, "Answer Ruth")
    assert "reopened" in keys(changes)


def test_a_postponed_step_gives_way_and_says_so_or_keeps_its_date(t, incoming):
    case_id = known(t, Kind.QUOTE)
    t.maya.telling.told(case_id, "We look into it")
    for hour in (9, 10):
        t.maya.steps.later(case_id, moment(25, hour), Postponement(reason="The workshop is closed"))
    t.clock.now += timedelta(hours=1)
    letter = written(date="Tue, 24 Nov 2026 11:40:00 +0000")
    step = case_of(t.maya, case_id).planned
    incoming.receive(letter, Receiving(keep_step=True))
    kept = case_of(t.maya, case_id)
    assert kept.planned == step
    assert kept.clock.answer_at is not None
    t.maya.history.undo()
    assert "was_put_off" in keys(incoming.receive(letter))


def test_the_same_letter_is_known_again(t, incoming):
    case_id = known(t)
    letter = written()
    assert incoming.known(letter) is None
    incoming.receive(letter)
    assert incoming.known(letter)[0].id == case_id
    before = t.content_hash()
    for how in (Receiving(), Receiving(is_new=True), Receiving(case_id=case_id)):
        with pytest.raises(AlreadyReceived):
            incoming.receive(letter, how)
    assert t.content_hash() == before
    second = another(t, case_id)
    incoming.receive(letter, Receiving(case_id=second))
    assert len(incoming.of_case(second)) == 1


def test_a_letter_without_an_id_is_known_by_its_content(t, incoming):
    known(t)
    incoming.receive(written(message_id=""))
    with pytest.raises(AlreadyReceived):
        incoming.receive(written(message_id=""))
    assert incoming.known(written(message_id="", body="Another")) is None


def test_a_letter_of_one_of_us_is_filed_as_sent_and_lets_answers_find_the_case(t, incoming):
    case_id = known(t)
    with t.maya.desk.acting(Action.EDIT) as unit:
        me = unit.people.get(t.maya.desk.person_id)
        unit.people.save(replace(me, email="maya@acme.example"))
        unit.commit()
    ours = written(sender="Maya <maya@acme.example>", message_id="<ours@acme.example>")
    with pytest.raises(NotFound):
        incoming.receive(ours)
    before = case_of(t.maya, case_id)
    assert "letter_ours" in keys(incoming.receive(ours, Receiving(case_id=case_id)))
    after = case_of(t.maya, case_id)
    assert (after.step, after.news) == (before.step, before.news)
    assert contacts_of(t.maya, case_id)[-1].direction is Direction.OUT
    reply = written(
        sender="Somebody Else <x@y.example>", message_id="<r@y>", references="<ours@acme.example>"
    )
    assert incoming.match(reply).case.id == case_id


def test_a_date_that_lies_ahead_counts_as_now(t, incoming):
    case_id = known(t)
    incoming.receive(written(date="Fri, 27 Nov 2026 10:00:00 +0000"))
    assert contacts_of(t.maya, case_id)[-1].at == t.clock.now


def test_the_summary_can_be_put_in_other_words(t, incoming):
    case_id = known(t)
    incoming.receive(written(), Receiving(summary="Thursday suits her"))
    assert contacts_of(t.maya, case_id)[-1].summary == "Thursday suits her"


def test_files_are_listed_and_kept_only_where_somebody_wants_it(t, incoming, shelf):
    known(t)
    changes = incoming.receive(written(files=[("../CON.pdf", b"%PDF")]))
    assert remark(changes, "letter_files").values["text"] == "../CON.pdf"
    assert not shelf.folder.exists()
    t.maya.history.undo()
    (case_id,) = incoming.receive(
        written(files=[("../CON.pdf", b"%PDF")]), Receiving(keep_files=True)
    ).case_ids
    (letter,) = incoming.of_case(case_id)
    (digest,) = digests([letter])
    file = shelf.path(digest)
    assert (file.read_bytes(), file.name, file.stat().st_mode & 0o777) == (b"%PDF", digest, 0o600)
    assert shelf.folder.stat().st_mode & 0o777 == 0o700
    assert incoming.attachments_of(letter.contact_id) == (file,)


def test_kept_files_go_with_the_undo_unless_another_letter_names_them(t, incoming, shelf):
    first = known(t)
    second = another(t, first)
    files = [("a.pdf", b"same")]
    incoming.receive(written(files=files), Receiving(case_id=first, keep_files=True))
    both = written(files=[*files, ("b.pdf", b"other")], message_id="<two@x>")
    incoming.receive(both, Receiving(case_id=second, keep_files=True))
    assert len(list(shelf.folder.iterdir())) == 2
    t.maya.history.undo()
    incoming.tidy()
    assert [file.read_bytes() for file in shelf.folder.iterdir()] == [b"same"]
    t.maya.history.undo()
    incoming.tidy()
    assert list(shelf.folder.iterdir()) == []


def test_a_letter_that_finds_no_place_leaves_no_file_behind(t, incoming, shelf):
    case_id = known(t)
    t.maya.history.undo()
    t.maya.history.undo()
    with pytest.raises(NotFound):
        incoming.receive(written(files=[("a.pdf", b"x")]), Receiving(case_id=case_id, keep_files=True))
    assert list(shelf.folder.iterdir()) == []


def test_a_file_that_two_people_sent_is_not_one_persons_to_erase(t, incoming, shelf):
    first = known(t)
    incoming.receive(written(files=[("a.pdf", b"same")]), Receiving(keep_files=True))
    other = written(sender="Noel <n@x.example>", message_id="<n@x>", files=[("b.pdf", b"same")])
    incoming.receive(other, Receiving(keep_files=True))
    assert incoming.attachments_of(case_of(t.maya, first).contact_id) == ()
