"""What colleagues were asked about the case, and what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.requests import RequestState
from app.ui.cases.files import RequestLine
from app.ui.cases.sections import TitledSection
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel


class RequestsSection(TitledSection):
    """Requests on a case; hidden where there are none.

    Signals:
        answer_requested: I want to answer; carries the line.
        withdrawn: It is no longer needed; carries the request's id.
        again_requested: It came back and somebody else shall be asked; carries the line.
        acted: A button of the head was pressed; carries the action's key.
    """

    answer_requested = Signal(object)
    withdrawn = Signal(object)
    again_requested = Signal(object)
    acted = Signal(str)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        self.ask = Button(theme, "", look=Look.LINK, size=Size.LINK, icon="ph.plus")
        super().__init__(theme, "", "", self.ask, parent=parent)
        self._formats = formats
        self.ask.rename(self.tr("Ask"))
        self.ask.setAccessibleName(self.tr("Ask a colleague"))
        self.ask.clicked.connect(lambda: self.acted.emit("ask_colleague"))
        self.title.setText(self.tr("Asked of colleagues"))
        self.setAccessibleName(self.title.text())

    def show_requests(self, lines: tuple[RequestLine, ...], *, is_open: bool) -> None:
        """Show these, those that still wait first; on an open case one can ask for more."""
        self.setVisible(bool(lines))
        self.ask.setVisible(is_open)
        waiting_first = sorted(lines, key=lambda one: (not one.is_waiting, one.needed_by_at))
        self.refill([self._line(one) for one in waiting_first], gap=6)

    def _line(self, one: RequestLine) -> QWidget:
        theme = self._theme
        text = PlainLabel(theme, one.text, 13, 400, most=4, quoted=True)
        state = PlainLabel(theme, self._state(one), 12, 400, "ink2", most=3, quoted=True)
        line = row(column(text, state), gap=8)
        line.setStretch(0, 1)
        if one.may_ask_again:
            again = self._button(self._instead(one), one, self._on_again)
            away = self._button(self.tr("Take back"), one, self._on_withdraw)
            return holder(column(line, row(again, away, None, gap=8), gap=4))
        if one.is_mine_to_answer:
            line.addWidget(self._button(self.tr("Answer"), one, self._on_answer))
        elif one.may_withdraw:
            line.addWidget(self._button(self.tr("Take back"), one, self._on_withdraw))
        return holder(line)

    def _instead(self, one: RequestLine) -> str:
        name = one.suggested.partition(" ")[0]
        return self.tr("Ask {name}").format(name=name) if name else self.tr("Ask somebody else")

    def _button(self, words: str, one: RequestLine, act: object) -> Button:
        button = Button(self._theme, words, look=Look.GHOST, size=Size.SMALL)
        button.setAccessibleName(f"{words}: {one.text}")
        button.setProperty("line", one)
        button.clicked.connect(act)
        return button

    def _state(self, one: RequestLine) -> str:
        formats = self._formats
        who = self.tr("{by} asked {to}.").format(by=one.by, to=one.to)
        if one.state is RequestState.ANSWERED:
            said = self.tr("Answered: {answer}")
            if one.slot_at is not None:
                said = self.tr("Done {at}: {answer}")
        elif one.state is RequestState.DECLINED:
            said = self.tr("It came back: {answer}") if one.answer else self.tr("It came back.")
        elif one.state is RequestState.WITHDRAWN:
            said = self.tr("Not needed any more.")
        elif one.deliver_at > formats.now():
            said = self.tr("Needed {needed}, reaches them {deliver}.")
        else:
            said = self.tr("Needed {needed}, no answer yet.")
        values = {
            "answer": one.answer,
            "at": formats.moment(one.slot_at) if one.slot_at is not None else "",
            "needed": formats.moment(one.needed_by_at),
            "deliver": formats.moment(one.deliver_at),
        }
        return f"{who} {said.format(**values)}"

    def _on_answer(self) -> None:
        self.answer_requested.emit(self.sender().property("line"))

    def _on_again(self) -> None:
        self.again_requested.emit(self.sender().property("line"))

    def _on_withdraw(self) -> None:
        self.withdrawn.emit(self.sender().property("line").request_id)
