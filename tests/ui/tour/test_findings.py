"""The checks of the tour find what they look for; else a clean tour would say nothing."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.theme.looks import Ground
from app.ui.theme.texts import draw_text, recording
from app.ui.tour.stages import Shot
from app.ui.widgets.labels import PlainLabel
from tests.ui.tour.data_words import Words
from tests.ui.tour.findings import Finding, of_colours, of_keyboard, of_names, of_texts, of_words


class Canvas(QWidget):
    """Paints what a test wants painted."""

    def __init__(self, theme, *texts, ground="surface"):
        super().__init__()
        self._theme, self._texts, self._ground = theme, texts, ground
        self.resize(300, 100)

    def paintEvent(self, _event):  # noqa: N802  # the name is Qt's
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens[self._ground])
        for text, area, colour in self._texts:
            draw_text(painter, self._theme, QRectF(*area), text, self._theme.text(13), colour)


def shot(widget):
    with recording() as record:
        image = widget.grab().toImage()
    return Shot(widget, image, record)


@pytest.fixture
def show(qtbot, theme):
    theme.apply(theme.accents[0], Ground.LIGHT)

    def shown(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return shown


def test_a_text_without_room_is_found(show, theme):
    canvas = show(Canvas(theme, ("Hotel Marlowe", (0, 0, 30, 20), "ink")))
    assert of_texts(shot(canvas)) == {Finding("cut", "Hotel Marlowe")}


def test_a_text_beyond_the_edge_of_its_widget_is_found(show, theme):
    canvas = show(Canvas(theme, ("Hotel Marlowe", (260, 0, 200, 20), "ink")))
    assert of_texts(shot(canvas)) == {Finding("behind an edge", "Hotel Marlowe")}


def test_texts_upon_each_other_are_found(show, theme):
    texts = ("Later", (0, 0, 90, 20), "ink"), ("Done", (10, 4, 90, 20), "ink")
    assert of_texts(shot(show(Canvas(theme, *texts)))) == {Finding("overlap", "Done | Later")}


def test_texts_beside_and_below_each_other_are_fine(show, theme):
    texts = (
        ("Later", (0, 0, 90, 20), "ink"),
        ("Done", (100, 0, 90, 20), "ink"),
        ("Call", (0, 20, 90, 20), "ink"),
    )
    assert not of_texts(shot(show(Canvas(theme, *texts))))


def test_letters_near_in_colour_to_what_is_really_behind_them_are_found(show, theme):
    canvas = show(Canvas(theme, ("Later", (9, 9, 90, 20), "ink2"), ground="ink"))
    (found,) = of_colours(shot(canvas), theme.tokens)
    assert found.text.startswith("Later: ink2 on ")
    assert not of_colours(shot(show(Canvas(theme, ("Later", (9, 9, 90, 20), "ink2")))), theme.tokens)


def test_a_nameless_field_is_found(show):
    whole = QWidget()
    QVBoxLayout(whole).addWidget(QLineEdit())
    assert of_names(show(whole)) == {Finding("no name", "QLineEdit in QWidget")}


def test_what_tab_never_comes_to_and_never_leaves_is_found(show):
    whole, first, last, text = QWidget(), QPushButton("First"), QPushButton("Last"), QPlainTextEdit()
    layout = QVBoxLayout(whole)
    for part in (first, last, text, QLineEdit()):
        layout.addWidget(part)
        part.setAccessibleName(part.text() if isinstance(part, QPushButton) else type(part).__name__)
    last.setFocusPolicy(last.focusPolicy().NoFocus)
    assert of_keyboard(show(whole)) == {Finding("no Tab", "Last"), Finding("Tab stays", "QPlainTextEdit")}


def test_words_that_were_never_translated_are_found(show, theme, pseudo):
    whole = QWidget()
    layout = QVBoxLayout(whole)
    for text in (whole.tr("Later"), "Done", "Marlowe"):
        layout.addWidget(PlainLabel(theme, text))
    assert of_words(shot(show(whole)), Words(["Hotel Marlowe"])) == {Finding("plain", "Done")}
