import pytest
from PySide6.QtWidgets import QLabel, QProxyStyle, QStyle

from app.ui.workspaces.people.motions import SWAP_MS, Veil, is_moving


class Steady(QProxyStyle):
    """A desktop that asks for a certain length of motion."""

    def __init__(self, length):
        super().__init__("Fusion")
        self.length = length

    def styleHint(self, hint, *rest):  # noqa: N802  # the name is Qt's
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self.length
        return super().styleHint(hint, *rest)


@pytest.fixture
def label(qtbot):
    label = QLabel("Call Eimear Walsh")
    qtbot.addWidget(label)
    label.show()
    return label


def dressed(label, length):
    label.kept_style = Steady(length)
    label.setStyle(label.kept_style)
    return Veil(label)


def test_with_reduced_motion_nothing_moves(label):
    veil = dressed(label, 0)
    veil.keep()
    label.setText("Write to Daniel Okafor")
    veil.fade()
    assert not is_moving(label)
    assert not veil.isVisible()


def test_the_old_picture_fades_once_and_is_gone(label, qtbot):
    veil = dressed(label, SWAP_MS)
    veil.keep()
    label.setText("Write to Daniel Okafor")
    veil.fade()
    assert veil.isVisible()
    assert veil.geometry() == label.rect()
    qtbot.waitUntil(lambda: not veil.isVisible())


def test_a_hidden_widget_keeps_no_picture(label):
    veil = dressed(label, SWAP_MS)
    label.hide()
    veil.keep()
    veil.fade()
    assert not veil.isVisible()
