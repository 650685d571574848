"""How the composer is laid out: context, letter or call, checks, foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.kinds import Channel
from app.ui.composer.calls import CallCard
from app.ui.composer.checks import NARROW, WIDTH, ChecksColumn
from app.ui.composer.contexts import ContextColumn
from app.ui.composer.feet import ComposerFoot
from app.ui.composer.letters import LetterCard
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Size
from app.ui.widgets.buttons import Look as Loudness
from app.ui.widgets.chips import Chip
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.segments import Segments
from app.ui.words import channel_icon
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace

BESIDE_FROM = 1280 - 64
_LETTER, _CALL = range(2)
_EDGE, _BACK = 24, 6


class ComposerView(Workspace):
    """The parts of the composer in their places."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._shows_context = False
        self._make_parts()
        self._lay_out()

    @property
    def channel(self) -> Channel:
        """The road that is chosen."""
        return Channel(self.roads.key or Channel.EMAIL.value)

    def _make_parts(self) -> None:
        theme = self.bench.theme
        self.back = IconButton(theme, self.tr("Back"), "ph.arrow-left", look=Loudness.GHOST)
        self.kind = Chip(theme)
        self.subject = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", quoted=True)
        self.roads = Segments(theme, self.tr("By which road"), is_tall=True)
        self.roads.offer(
            (
                (Channel.EMAIL.value, self.tr("Email")),
                (Channel.MESSAGE.value, self.tr("Message")),
                (Channel.CALL.value, self.tr("Call notes")),
            ),
            {
                channel.value: channel_icon(channel)
                for channel in (Channel.EMAIL, Channel.MESSAGE, Channel.CALL)
            },
        )
        self.switch = Button(theme, "", size=Size.NORMAL)
        self.anew = Button(theme, self.tr("Draft anew"), look=Loudness.LINK, size=Size.LINK)
        self.state = PlainLabel(theme, "", 12, 400, "ink2", on="canvas", most=2, quoted=True)
        self.wish = PlainLabel(theme, "", 12, 400, "ink2", on="canvas", most=3, icon="ph.user-focus", quoted=True)  # fmt: skip
        self.context = ContextColumn(theme, self.bench.formats, self)
        self.letter = LetterCard(theme, self)
        self.call = CallCard(theme, self)
        self.checks = ChecksColumn(theme, self)
        self.foot = ComposerFoot(theme, self)

    def _lay_out(self) -> None:
        theme = self.bench.theme
        title = PlainLabel(theme, self.tr("Tell the customer"), 20, 600, on="canvas")
        head = row(self.back, title, self.kind, self.subject, self.switch, self.roads, gap=12)
        head.setStretch(3, 1)
        head.setAlignment(self.subject, Qt.AlignmentFlag.AlignVCenter)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.letter)
        self._middle.addWidget(self.call)
        state = row(self.state, self.anew, gap=8)
        state.setStretch(0, 1)
        state.setAlignment(self.state, Qt.AlignmentFlag.AlignVCenter)
        card = column(self._middle, 6, self.wish, state)
        card.setStretch(0, 1)
        body = row(self.context, card, gap=20, margins=(_BACK, 0, 0, 0))
        body.setStretch(1, 1)
        upper = column(head, 16, margins=(_EDGE - _BACK, 16, _EDGE, 0))
        upper.addLayout(body, 1)
        main = column(upper, self.foot)
        main.setStretch(0, 1)
        whole = row(holder(main), self.checks)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.anew.hide()
        self.wish.hide()
        self._arrange()

    def show_road(self) -> None:
        """Letter or call, with what belongs to the road."""
        is_call = self.channel is Channel.CALL
        self._middle.setCurrentIndex(_CALL if is_call else _LETTER)
        self.letter.show_road(has_subject=self.channel is Channel.EMAIL)
        self.foot.show_road(self.channel)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where there is little room, either what they know or the checks stand beside the letter."""
        scaled, is_call = self.bench.theme.scaled, self.channel is Channel.CALL
        is_wide = self.width() >= scaled(BESIDE_FROM)
        shows_context = is_wide or self._shows_context or is_call
        self.context.setVisible(shows_context)
        self.checks.setVisible((is_wide or not self._shows_context) and not is_call)
        self.checks.setFixedWidth(scaled(WIDTH if is_wide else NARROW))
        self.switch.setVisible(not is_wide and not is_call)
        self.switch.rename(self.tr("Checks") if self._shows_context else self.tr("What they know"))
        self.subject.setVisible(is_wide)
        self.roads.show_icons(are_shown=is_wide)
        self.kind.setVisible(is_wide)

    def turn(self) -> None:
        """What they know instead of the checks, and back."""
        self._shows_context = not self._shows_context
        self._arrange()
