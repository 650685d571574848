"""The case beside the list, asked for faster than it can be read."""

from dataclasses import replace
from uuid import UUID

from tests.ui.conftest import AtOnce
from tests.ui.desks import Refused

MARLOWE = UUID(int=4127)


class Queue(AtOnce):
    """Tasks that wait until they are let go, as on a busy day."""

    def __init__(self):
        self.waiting = []

    def run(self, work, done, failed):
        self.waiting.append((work, done, failed))

    def let_go(self):
        while self.waiting:
            super().run(*self.waiting.pop(0))


def test_of_several_cases_asked_for_only_the_last_is_shown_and_each_is_read_once(bench, window, desk):
    window.open_case(MARLOWE)
    queue = Queue()
    window._bench = window.side._bench = replace(bench, tasks=queue)
    others = [row.case_id for row in desk.rows if row.case_id != MARLOWE][:2]
    for case_id in others:
        window.open_case(case_id)
        window.open_case(case_id)
    assert len(queue.waiting) == len(others)
    shown, show = [], window.deck.show_file
    window.deck.show_file = lambda file: (shown.append(file.case_id), show(file))
    queue.let_go()
    assert shown == [others[-1]]
    assert window.panel.file.case_id == others[-1]


def test_a_case_that_could_not_be_read_can_be_asked_for_again(window, desk):
    def refuse(_case_id):
        raise Refused

    tell, desk.case = desk.case, refuse
    window.open_case(MARLOWE)
    assert not window.panes.is_open
    desk.case = tell
    window.open_case(MARLOWE)
    assert window.panel.case_id == MARLOWE
