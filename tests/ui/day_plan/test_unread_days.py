from PySide6.QtCore import Qt

from app.domain.errors import NotFound


def test_a_day_that_cannot_be_read_says_so_and_offers_to_try_again(qtbot, page, services, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(type(services.today), "today", refuses)
        page.refresh()
        assert page.retry.isVisible()
    qtbot.mouseClick(page.retry, Qt.MouseButton.LeftButton)
    assert not page.retry.isVisible()


def refuses(_self):
    raise NotFound("person", "nobody")
