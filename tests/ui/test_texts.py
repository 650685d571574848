import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from app.ui.theme.texts import draw_block, draw_text, recording


@pytest.fixture
def painter(qapp):
    picture = QPixmap(400, 100)
    painter = QPainter(picture)
    yield painter
    painter.end()


def test_a_text_that_fits_is_recorded_whole_with_its_colours(painter, theme):
    with recording() as record:
        draw_text(painter, theme, QRectF(0, 0, 300, 20), "Hotel Marlowe", theme.text(13), "ink2", on="sunken")
    assert not record.cuts
    assert record.pairs == {("ink2", "sunken")}


def test_a_text_that_does_not_fit_is_recorded_as_cut_and_can_be_told_whole(painter, theme):
    with recording() as record:
        draw_text(painter, theme, QRectF(0, 0, 40, 20), "Hotel Marlowe", theme.text(13))
    assert record.cuts[0].shown != "Hotel Marlowe"
    assert record.cut_at(5, 5) == "Hotel Marlowe"
    assert not record.cut_at(200, 5)


def test_a_text_in_an_area_that_is_too_low_counts_as_cut(painter, theme):
    with recording() as record:
        draw_text(painter, theme, QRectF(0, 0, 300, 8), "Hotel Marlowe", theme.text(13))
    assert record.cuts[0].is_squeezed


def test_breaks_and_tabs_of_a_customer_stay_on_one_line(painter, theme):
    with recording() as record:
        draw_text(painter, theme, QRectF(0, 0, 300, 20), "one\ntwo\tthree", theme.text(13))
    assert record.drawn[0].shown == "one two three"


def test_a_block_breaks_at_words_and_ends_after_the_last_line_allowed(painter, theme):
    words = "Put the service plan in the price and I will sign this week, said Eimear on Thursday"
    with recording() as record:
        used = draw_block(painter, theme, QRectF(0, 0, 160, 99), words, theme.text(13), most=2)
    assert used == 2 * theme.text(13).line
    assert [item.is_cut for item in record.drawn] == [False, True]


def test_nothing_is_recorded_outside_a_recording(painter, theme):
    with recording() as record:
        pass
    draw_text(painter, theme, QRectF(0, 0, 40, 20), "Hotel Marlowe", theme.text(13))
    assert not record.drawn


@pytest.mark.parametrize(("light", "bold"), [(400, 500), (500, 600), (600, 700)])
def test_each_weight_is_really_drawn_heavier(theme, light, bold):
    assert theme.text(13, light).width("Go through the new quote") < theme.text(13, bold).width(
        "Go through the new quote"
    )


def test_figures_stand_in_columns(theme):
    assert theme.text(13).width("1111") == pytest.approx(theme.text(13).width("8888"))
