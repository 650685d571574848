"""Tell the customer, plain for now: it drafts nothing, it keeps the word, the road and the next date."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.kinds import Channel
from app.ui.acts.forms import Form
from app.ui.desk import CaseFile
from app.ui.widgets.boxes import row
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.pills import FilterPill
from app.ui.words import channel_name
from app.ui.workbenches import Workbench

_ROADS = (Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.VISIT)


class TellForm(Form):
    """Open and Enter: two keys log a call.

    Args:
        told: They heard where it stands, so the news clock starts again; without it this is an update that
            they gave us.
        road: Chosen at first; else the step's own.
    """

    def __init__(
        self, bench: Workbench, file: CaseFile, parent: QWidget, *, told: bool, road: Channel | None = None
    ) -> None:
        who = file.contact or file.customer
        title = parent.tr("What did {name} hear?") if told else parent.tr("What did {name} say?")
        super().__init__(bench, title.format(name=who), parent.tr("Keep it"), parent)
        self._file, self._is_told = file, told
        theme = bench.theme
        self._roads = QButtonGroup(self)
        pills = [FilterPill(theme, channel_name(road), self) for road in _ROADS]
        planned = road or (file.agenda.channel if file.agenda else Channel.CALL)
        for number, pill in enumerate(pills):
            self._roads.addButton(pill, number)
        pills[_ROADS.index(planned) if planned in _ROADS else 0].setChecked(True)
        hint = self.tr("In a few words; empty is fine") if told else self.tr("Their words")
        self.words = Field(theme, self.tr("Words"), hint, self)
        self.next_word = Field(theme, self.tr("Next word by"), self.tr("Empty: as your standard says"), self)
        label = PlainLabel(theme, self.tr("Next word by"), 12, 400, "ink2")
        again = row(label, self.next_word, gap=8)
        label.setVisible(told)
        self.next_word.setVisible(told)
        note = (
            self.tr("The news clock starts again.") if told else self.tr("The step becomes: answer {name}.")
        )
        self.note.setText(note.format(name=who))
        self.compose(self.words, row(*pills, None, gap=6), again)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        desk, case_id, text = self.bench.desk, self._file.case_id, self.words.text().strip()
        road, again = _ROADS[max(self._roads.checkedId(), 0)], self.next_word.text().strip()
        if self._is_told:
            return lambda: desk.told(case_id, text, road, again)
        return lambda: desk.answered(case_id, text, road)
