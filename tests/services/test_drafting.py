"""Drafts in the company's voice; what the reply gate says of them; the same for everybody."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import letters_out
from app.domain.customers import Contact
from app.domain.errors import CaseClosed, NotFound
from app.domain.gate import Rule, Severity, kept
from app.domain.history import Action
from app.domain.interactions import Said
from app.domain.kinds import PHASES, Kind, Phase
from app.domain.quick_entry.drafts import NameRef
from app.domain.voices import Purpose
from app.services.drafting import Circumstances, DraftService
from app.services.people import PeopleService
from tests.data.golden import HELD_OUT, TUNED, rows
from tests.data.houses import TestHouse
from tests.services.desks import contacts_of, in_phase, moment, opened

SNAPSHOTS = Path(__file__).parents[1] / "data" / "drafts"
PHASES_OF_KINDS = [(kind, phase) for kind in Kind for phase in PHASES[kind]]
NEXT_WORD = {"en": "You will hear from", "de": "Spätestens am "}


def drafts(t: TestHouse, who: str = "maya") -> DraftService:
    return letters_out.drafts_at(t.house, getattr(t, who))


def speaking(t: TestHouse, language: str = "en", voice: str = "personal", **contact: str) -> None:
    """The company and every contact as a test wants them."""
    with t.maya.desk.acting(Action.SET_UP) as unit:
        unit.companies.save(replace(t.maya.desk.company(unit), voice=voice))
        for one in unit.contacts.all():
            unit.contacts.save(replace(one, language=language, **contact))
        unit.commit()


def at_phase(t: TestHouse, kind: Kind, phase: Phase):
    said = {"until": moment(30, 9, 0)} if phase is Phase.RESTING else {}
    case_id = in_phase(t.maya, kind, phase, **said)
    with t.maya.desk.acting(Action.SET_UP) as unit:
        case = unit.cases.get(case_id)
        new = unit.contacts.save(_contact(t, case.customer_id))
        unit.cases.save(replace(case, contact_id=new.id))
        unit.commit()
    return case_id


def _contact(t: TestHouse, customer_id):
    me = t.maya.desk.person_id
    return Contact(t.maya.desk.ids(), customer_id, "Eimear Walsh", me, me, email="eimear@marlowe.example")


def warnings(draft):
    return [one for one in draft.findings if one.severity is Severity.WARNING]


@pytest.mark.parametrize("voice", ["personal", "formal"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_draft_passes_the_gate_names_the_next_date_and_reads_as_reviewed(
    t: TestHouse, language: str, voice: str
) -> None:
    told = []
    for kind, phase in PHASES_OF_KINDS:
        case_id = at_phase(t, kind, phase)
        speaking(t, language, voice)
        for purpose in (None, *Purpose):
            draft = drafts(t).draft(case_id, purpose)
            assert warnings(draft) == [], (draft.letter.text, draft.findings)
            assert NEXT_WORD[language] in draft.letter.text
            assert (draft.letter.language, draft.letter.voice) == (language, voice)
            if purpose in {Purpose.FIRST_WORD, Purpose.STATUS}:
                told.append(
                    f"== {kind}.{phase}, {purpose}\nSubject: {draft.letter.subject}\n\n{draft.letter.text}\n"
                )
    file = SNAPSHOTS / f"{language}_{voice}.txt"
    assert "\n".join(told) == file.read_text("utf-8"), f"look at it, then write it to {file}"


def test_a_draft_changes_when_the_facts_change(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    first = drafts(t).draft(case_id).letter
    assert first.template == "first_word"
    t.maya.telling.told(case_id, "The valve is on its way.")
    t.maya.promises.make(case_id, "A loan machine", moment(27))
    status = drafts(t).draft(case_id).letter
    assert status.template == "status"
    assert "on Tuesday 24 November: “The valve is on its way”." in status.text
    assert "- A loan machine, by Friday 27 November" in status.text
    t.maya.steps.wait(case_id, "the supplier", moment(30))
    assert "I am waiting for the supplier." in drafts(t).draft(case_id).letter.text
    t.maya.telling.answered(case_id, "And the seal?")
    assert drafts(t).draft(case_id).letter.template == "answer"
    assert len({first.text, status.text, drafts(t).draft(case_id).letter.text}) == 3


def test_the_date_named_is_the_one_the_clock_will_show(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.COMPLAINT, Phase.OPEN)
    letter = drafts(t).draft(case_id).letter
    assert "by Wednesday 25 November at 17:30" in letter.text
    t.maya.telling.told(case_id, letter.text)
    assert t.maya.today.case(case_id).case.clock.due_at == letter.next_word.at


def test_drafting_changes_nothing(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    before = t.maya.checking.content_hash()
    drafts(t).draft(case_id)
    drafts(t).check("Our policy won't allow it.", case_id)
    assert t.maya.checking.content_hash() == before


HOSTILE = [
    "{{ case.__class__ }}",
    "{% include 'secret' %}",
    "<img src='/x.png'>",
    "a\r\nBcc: eve@example.com",
    "x&bcc=eve@example.com",
    "\u202egnp.exe",
    "%(name)s {0} $HOME",
]


@pytest.mark.parametrize("said", HOSTILE, ids=ascii)
def test_hostile_words_in_every_field_stay_words(t: TestHouse, said: str) -> None:
    case_id = opened(t.maya, customer=NameRef(None, f"Inn {said}"), subject=f"Subject {said}")
    plain = " ".join(said.split())
    with t.maya.desk.acting(Action.SET_UP) as unit:
        case = unit.cases.get(case_id)
        contact = unit.contacts.save(replace(_contact(t, case.customer_id), name=f"{plain} Walsh"))
        unit.cases.save(replace(case, contact_id=contact.id))
        me = t.maya.desk.person(unit)
        unit.people.save(replace(me, function=f"Function {plain}", phone=plain))
        unit.companies.save(replace(t.maya.desk.company(unit), name=f"Company {plain}"))
        unit.commit()
    t.maya.telling.told(case_id, f"Told {said}")
    t.maya.promises.make(case_id, f"Promised {said}", moment(27))
    t.maya.steps.wait(case_id, f"Waiting {said}", moment(30))
    letter = drafts(t).draft(case_id).letter
    for field in ("Subject", "Told", "Promised", "Waiting", "Function", "Company"):
        assert f"{field} " in letter.text
    visible = letter.text.replace("\u2068", "").replace("\u2069", "").replace("\u202c", "")
    assert visible.count(plain.replace("'", "'")) >= 7
    assert "\n" not in letter.subject
    assert letter.mailto() is None or letter.mailto().count("&") == 1


def test_a_closed_case_and_an_unknown_template_are_told(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    with pytest.raises(NotFound):
        drafts(t).draft(case_id, "poem")
    t.maya.cases.close(case_id, "answered: done")
    with pytest.raises(CaseClosed):
        drafts(t).draft(case_id)


def test_the_same_text_gives_the_same_findings_whoever_asks(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.COMPLAINT, Phase.OPEN)
    text = "We are sorry. Our policy won't allow it, and you will have it back tomorrow with a voucher."
    so = Circumstances(executive="Priya Nair")
    asked = [drafts(t, who).check(text, case_id, so) for who in ("maya", "ben")]
    assert [(one.start, one.end, one.message) for one in asked[0]] == [
        (one.start, one.end, one.message) for one in asked[1]
    ]
    elsewhere = {Rule.TOO_LONG, Rule.ONE_VOICE, Rule.GREETING, Rule.LONG_SENTENCE}
    assert {one.rule for one in asked[0]} == set(Rule) - elsewhere


def test_every_text_block_of_every_voice_passes_the_gate_within_its_letter(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    PeopleService(t.maya.desk).edit_me(phone="020 910 0101")
    keys = set()
    for language, voice in drafts(t).voices():
        so = Circumstances(language, voice)
        draft = drafts(t).draft(case_id, so=so)
        greeting, _, rest = draft.letter.text.partition("\n\n")
        for block in draft.blocks:
            text = f"{greeting}\n\n{block.text}\n\n{rest}"
            found = drafts(t).check(text, case_id, so)
            assert [one for one in found if one.severity is not Severity.FINE] == [], (language, block)
        keys.add(tuple(block.key for block in draft.blocks))
    assert keys == {("thanks", "late", "need", "talk", "choose", "idea")}


def test_a_text_block_that_says_nothing_here_is_not_offered(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    assert "talk" not in [block.key for block in drafts(t).draft(case_id).blocks]


def test_a_letter_greets_its_reader_in_the_voice_of_the_company(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    letter = drafts(t).draft(case_id).letter.text
    greeting, _, body = letter.partition("\n\n")
    (asked,) = [one for one in drafts(t).check(body, case_id) if one.rule is Rule.GREETING]
    assert (asked.start, asked.end, asked.suggestion) == (0, 0, f"{greeting}\n\n")
    for begun in (letter, f"Good morning,\n\n{body}", body.split("\n\n", maxsplit=1)[0]):
        assert not [one for one in drafts(t).check(begun, case_id) if one.rule is Rule.GREETING], begun
    assert not [one for one in drafts(t).check(body) if one.rule is Rule.GREETING]


def test_the_gate_and_the_composer_ask_for_whom_the_company_names(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.COMPLAINT, Phase.OPEN)
    text = "I am sorry. You get a voucher from us."
    composing = letters_out.composing_at(t.house, t.maya)

    def asked_to_sign() -> list[tuple[str, ...]]:
        looks = drafts(t).check(text, case_id), composing.look(case_id, text).findings
        return [
            tuple(dict(one.about)["executive"] for one in look if one.message == "apology.cosign")
            for look in looks
        ]

    assert asked_to_sign() == [(), ()]
    PeopleService(t.priya.desk).edit_company(executive="Priya Nair")
    assert asked_to_sign() == [("Priya Nair",)] * 2
    text += "\n\nPriya Nair"
    assert asked_to_sign() == [(), ()]
    t.priya.history.undo()
    text = text.removesuffix("Priya Nair")
    assert asked_to_sign() == [(), ()]


def test_the_voice_of_the_company_is_the_voice_of_the_next_draft(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    before = drafts(t).draft(case_id).letter
    PeopleService(t.priya.desk).edit_company(voice="formal")
    after = drafts(t).draft(case_id).letter
    assert (before.voice, after.voice) == ("personal", "formal")
    assert after.text != before.text


def test_a_style_of_working_changes_no_finding_and_no_draft(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    before = drafts(t).draft(case_id)
    for style in t.maya.styles.styles:
        t.maya.styles.choose(style, t.maya.reminders)
        assert drafts(t).draft(case_id) == before


def test_an_overridden_finding_keeps_its_reason_with_the_words_through_undo(t: TestHouse) -> None:
    case_id = at_phase(t, Kind.QUERY, Phase.OPEN)
    text = "Our policy won't allow it."
    stands = kept(text, drafts(t).check(text, case_id), "they asked for the rule")
    t.maya.telling.told(case_id, Said(text, stands))
    stored = contacts_of(t.maya, case_id)[-1]
    assert {one.rule for one in stored.kept} == {"closed_door", "next_word", "unsigned"}
    assert all(one.reason == "they asked for the rule" for one in stored.kept)
    assert stored.kept[0].words == "Our policy won't allow"
    hashed = t.maya.checking.content_hash()
    t.maya.history.undo()
    assert all(not one.kept for one in contacts_of(t.maya, case_id))
    t.maya.history.redo()
    assert contacts_of(t.maya, case_id)[-1].kept == stands
    assert t.maya.checking.content_hash() == hashed


def test_a_customer_without_a_contact_and_a_language_without_a_voice_get_a_letter(t: TestHouse) -> None:
    case_id = opened(t.maya)
    assert drafts(t).draft(case_id).letter.text.startswith("Dear Hotel Marlowe,")
    other = at_phase(t, Kind.QUERY, Phase.OPEN)
    speaking(t, "fr")
    letter = drafts(t).draft(other).letter
    assert (letter.language, letter.text[:5]) == ("en", "Dear ")


def test_the_golden_table_gives_the_same_at_a_desk_with_the_shipped_promise_book(t: TestHouse) -> None:
    gate = drafts(t)
    for row in [row for name in (HELD_OUT, TUNED) for row in rows(name) if not row.complained]:
        so = row.context
        found = gate.check(row.text, None, Circumstances(so.language, so.voice, so.address, so.executive))
        assert places(found) == places(row.found())


def places(findings):
    return [(one.rule, one.start, one.end, one.message) for one in findings]
