"""Scenes of the composer: a letter on the sample's own case. Nothing is kept and nothing leaves."""

from collections.abc import Iterator
from typing import Any

from app.domain.kinds import Channel
from app.ui.templates.sheets import TemplateSheet
from app.ui.tour.scenery import CASE, PAUSE_MS, Opening, Scene, row_of
from app.ui.tour.stages import Stage, Whose

Page = Any
WRITTEN = 4141
"""Number of the sample case that is written on: a complaint whose customer waits."""
_SUBJECT = "Your grinder: what we found and what happens next"
POLICY = "our policy won't allow"
BODY = """Hi Daniel,

Thank you for waiting while I had your grinder tested. Tomás found the fault this morning: the burr carrier is worn, so it jams on your darker roast.

Unfortunately our policy won’t allow a new grinder at this point. I will fit a new burr carrier, and you will have it back tomorrow.

The customer is kindly requested to keep the loan grinder until then.

I will call you on Thursday at 10:00 to hear how it runs."""
ATTACHED = (
    "Quote 4127-2.pdf",
    "Service plan.pdf",
    "Barista Pro 2, room it needs.pdf",
)
_WIDER = "The shop is {{ open }} & <b>bright</b> on Saturday 😀, says Tomás. "


def letters() -> Iterator[Scene]:
    """All of them."""
    yield Scene("composer", "Tell the customer", "people", _writing(BODY), like="07", wait_ms=PAUSE_MS)
    yield Scene("composer-blocks", "Tell the customer: text blocks", "people", _choosing, like="07", wait_ms=PAUSE_MS)  # fmt: skip
    yield Scene("composer-attached", "Tell the customer: files go with it", "people", _attaching, wait_ms=PAUSE_MS)  # fmt: skip
    yield Scene("composer-clean", "Tell the customer: nothing to look at", "people", _drafted, like="07", wait_ms=PAUSE_MS)  # fmt: skip
    yield Scene(
        "composer-phone", "Tell the customer: a call", "people", _calling, like="07", wait_ms=PAUSE_MS
    )
    yield Scene("composer-keep", "Tell the customer: one’s own words stay", "people", _keeping, wait_ms=PAUSE_MS)  # fmt: skip
    yield Scene("composer-long", "Tell the customer: a long letter", "people", _writing(BODY + f"\n\n{_WIDER}" * 40), wait_ms=PAUSE_MS)  # fmt: skip
    yield Scene(
        "templates-found",
        "Texts of letters: what the gate says",
        "people",
        _policy,
        Whose.LEAD,
        wait_ms=PAUSE_MS,
    )
    yield Scene("templates", "Texts of letters", "people", _editing, Whose.LEAD, wait_ms=PAUSE_MS)
    yield Scene("composer-sent", "Is it sent?", "people", _sending, wait_ms=PAUSE_MS)


def _writing(body: str) -> Opening:
    def opens(stage: Stage) -> None:
        page = letter_on(stage)
        page.letter.subject.setText(_SUBJECT)
        page.letter.editor.write(body)
        page.letter.signature.sign(is_signed=False)
        page.look()

    return opens


def _drafted(stage: Stage) -> None:
    letter_on(stage, CASE)


def _choosing(stage: Stage) -> None:
    letter_on(stage, CASE).letter.offer_blocks()


def _attaching(stage: Stage) -> None:
    letter_on(stage, CASE).letter.attached.add(ATTACHED)


def _calling(stage: Stage) -> None:
    page = letter_on(stage)
    page.roads.choose(Channel.CALL.value)
    page.show_road()


def _keeping(stage: Stage) -> None:
    _writing(BODY)(stage)
    page: Page = stage.window.workspace
    page.checks.cards[1].ask_reason()
    page.keep(page.checks.cards[0].check, "Daniel asked for the rule")
    page.checks.cards[0].ask_reason()


def _editing(stage: Stage) -> None:
    """A lead writes a greeting, and a fact that nothing is known of."""
    stage.window.act("open_templates")
    stage.settle(PAUSE_MS)
    sheet = next(one for one in stage.shown() if isinstance(one, TemplateSheet))
    sheet.choose("en/personal/greeting")
    sheet.editor.setPlainText("Hello {{ contact.first_name }},\ngood to hear from {{ contact.company }}.")
    sheet.look()


def _policy(stage: Stage) -> None:
    """A lead writes a greeting that shuts a door."""
    stage.window.act("open_templates")
    stage.settle(PAUSE_MS)
    sheet = next(one for one in stage.shown() if isinstance(one, TemplateSheet))
    sheet.choose("en/personal/greeting")
    sheet.editor.setPlainText(f"Dear {{{{ contact.first_name }}}}, {POLICY} that.")
    sheet.look()


class _NoMail:
    """Nothing opens on a tour."""

    def open_link(self, _link: str) -> bool:
        return True

    def open_file(self, _file: object) -> bool:
        return True


def _sending(stage: Stage) -> None:
    page = letter_on(stage)
    page.post.mail = _NoMail()
    page.send()


def letter_on(stage: Stage, number: int = WRITTEN) -> Page:
    """The letter on a case; what a scene writes is not kept."""
    stage.window.letters.write(row_of(stage, number).case_id)
    stage.settle(PAUSE_MS)
    page: Page = stage.window.workspace
    page.keeps = False
    return page
