"""Tell the customer, and log an update: nothing is drafted; the word, the road and the next date are kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.kinds import Channel
from app.ui.acts.forms import Form
from app.ui.desk import CaseFile
from app.ui.widgets.boxes import row
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.fields import Field
from app.ui.widgets.flows import flow
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.pills import FilterPill
from app.ui.wish_hints import hint_line
from app.ui.words import channel_name
from app.ui.workbenches import Workbench

_ROADS = (Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.VISIT)


class _RoadForm(Form):
    """What both have: words, a road, and whether a call reached only the voicemail."""

    def __init__(
        self, bench: Workbench, file: CaseFile, title: str, road: Channel | None, parent: QWidget
    ) -> None:
        self.who = file.contact or file.customer
        super().__init__(bench, title.format(name=self.who), parent.tr("Keep it"), parent)
        self.file = file
        self._roads = QButtonGroup(self)
        planned = road or (file.agenda.channel if file.agenda else Channel.CALL)
        self.pills = self.make_pills([channel_name(road) for road in _ROADS], self._roads)
        self.pills[_ROADS.index(planned) if planned in _ROADS else 0].setChecked(True)
        self.words = Field(bench.theme, self.tr("Words"), "", self)
        self.voicemail = CheckBox(bench.theme, self.tr("Only the voicemail"), self)
        self._roads.idToggled.connect(self.arrange)

    @property
    def road(self) -> Channel:
        """How."""
        return _ROADS[max(self._roads.checkedId(), 0)]

    def make_pills(self, names: Sequence[str], group: QButtonGroup) -> list[FilterPill]:
        """Choices of which one holds; the first unless said."""
        pills = [FilterPill(self.bench.theme, name, self) for name in names]
        for number, pill in enumerate(pills):
            group.addButton(pill, number)
        return pills

    def arrange(self) -> None:
        """Show what belongs to the present choices."""
        raise NotImplementedError


class TellForm(_RoadForm):
    """Open and Enter: two keys tell. They heard where it stands, so the news clock starts again.

    Args:
        road: Chosen at first; else the step's own.
    """

    def __init__(
        self, bench: Workbench, file: CaseFile, parent: QWidget, *, road: Channel | None = None
    ) -> None:
        super().__init__(bench, file, parent.tr("What did {name} hear?"), road, parent)
        self.words.setPlaceholderText(self.tr("In a few words; empty is fine"))
        self.next_word = Field(
            bench.theme,
            self.tr("Next word by"),
            self.tr("Empty: as your standard says"),
            self,
            shorter=self.tr("Empty: as usual"),
        )
        label = PlainLabel(bench.theme, self.tr("Next word by"), 12, 400, "ink2")
        self.note.setText(self.tr("The news clock starts again."))
        roads = row(*self.pills, None, gap=6)
        self.whole = PlainLabel(bench.theme, "", 12, 400, "ink2", most=5, quoted=True)
        self.whole.hide()
        self.wish = PlainLabel(bench.theme, "", 12, 400, "ink2", most=3, icon="ph.user-focus", quoted=True)
        again = row(label, self.next_word, gap=8)
        self.compose(self.words, self.whole, roads, again, self.voicemail, self.wish)
        self.arrange()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self) -> None:
        self.voicemail.setVisible(self.road is Channel.CALL)
        line = hint_line(self.file, self.road, self.bench.formats)
        self.wish.setText(line)
        self.wish.setVisible(bool(line))
        self.adjustSize()

    def draft(self, text: str, next_word: str) -> None:
        """Words and a date to begin with; whoever sends them may change both."""
        self.words.setText(text)
        self.words.home(False)  # noqa: FBT003 - Qt's own: nothing is marked
        self.whole.setText(text)
        self.whole.show()
        self.words.textChanged.connect(self.whole.setText)
        self.next_word.setText(next_word)

    def work(self) -> Callable[[], object] | None:
        desk, case_id, text = self.bench.desk, self.file.case_id, self.words.text().strip()
        road, again = self.road, self.next_word.text().strip()
        reached = road is not Channel.CALL or not self.voicemail.isChecked()
        return lambda: desk.told(case_id, text, road, again, reached=reached)


class LogForm(_RoadForm):
    """A contact of ours or of theirs. Enter alone keeps a call that reached them; no clock moves unless said."""

    def __init__(self, bench: Workbench, file: CaseFile, parent: QWidget) -> None:
        super().__init__(bench, file, parent.tr("In touch with {name}"), None, parent)
        self._sides = QButtonGroup(self)
        name = self.who.split()[0]
        sides = self.make_pills(
            [self.tr("I got in touch"), self.tr("{name} did").format(name=name)], self._sides
        )
        sides[0].setChecked(True)
        self.told = CheckBox(bench.theme, self.tr("They heard where it stands"), self)
        self._sides.idToggled.connect(self.arrange)
        self.told.toggled.connect(self.arrange)
        self.voicemail.toggled.connect(self.arrange)
        checks = flow(self.told, self.voicemail, gap=16)
        self.compose(row(*sides, None, gap=6), self.words, row(*self.pills, None, gap=6), checks)
        self.arrange()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_theirs(self) -> bool:
        """Whether the customer got in touch."""
        return self._sides.checkedId() == 1

    def arrange(self) -> None:
        """A voicemail is ours; what follows is said below."""
        name = self.who.split()[0]
        self.voicemail.setVisible(self.road is Channel.CALL and not self.is_theirs)
        hint = self.tr("Their words") if self.is_theirs else self.tr("In a few words; empty is fine")
        self.words.setPlaceholderText(hint)
        note = self.tr("No clock moves.")
        if self.told.isChecked():
            note = self.tr("The news clock starts again.")
        elif self.is_theirs:
            note = self.tr("The step becomes: answer {name}.").format(name=name)
        self.note.setText(note)

    def work(self) -> Callable[[], object] | None:
        desk, case_id, text = self.bench.desk, self.file.case_id, self.words.text().strip()
        road, told = self.road, self.told.isChecked()
        reached = road is not Channel.CALL or not self.voicemail.isChecked()
        if self.is_theirs:
            return lambda: desk.case_desk().heard(case_id, text, road, told=told)
        if told:
            return lambda: desk.told(case_id, text, road, "", reached=reached)
        return lambda: desk.case_desk().logged(case_id, text, road, reached=reached)
