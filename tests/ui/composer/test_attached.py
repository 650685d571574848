"""Files go with a letter; what is no file stays out."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage

from app.domain.kinds import Channel
from tests.ui.composer.conftest import pasted
from tests.ui.stores import settle, sheet


def test_a_picture_a_folder_and_what_is_gone_are_refused_with_a_sentence(place, qtbot, tmp_path):
    page, image = place.write(4141), QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    before = page.letter.body()
    for kinds in (
        {"ImageData": image},
        {"Urls": [QUrl.fromLocalFile(str(tmp_path))]},
        {"Urls": [QUrl.fromLocalFile(str(tmp_path / "gone.pdf"))]},
        {"Urls": [QUrl.fromLocalFile(__file__), QUrl("https://alder.example/leaflet.pdf")]},
    ):
        with qtbot.waitSignal(page.refused) as said:
            pasted(page, **kinds)
        assert said.args == ["Only text goes into a letter, and files with it."]
        assert (page.letter.body(), page.letter.attached.paths) == (before, ())


def test_files_that_are_dropped_go_with_the_letter_and_with_its_draft_until_one_is_taken_off(place, tmp_path):
    files = [tmp_path / name for name in ("Quote & plan.pdf", "Maße.xlsx")]
    for file in files:
        file.write_bytes(b"%PDF " + file.name.encode())
    page = place.write(4127)
    body = page.letter.body()
    pasted(page, Urls=[QUrl.fromLocalFile(str(file)) for file in (*files, files[0])])
    assert page.letter.body() == body
    assert page.letter.attached.paths == tuple(map(str, files))
    page.leave()
    settle()
    page = place.write(4127)
    assert page.letter.attached.paths == tuple(map(str, files))
    assert [one.accessibleName() for one in page.letter.attached.buttons] == [
        "Take Quote & plan.pdf off", "Take Maße.xlsx off",
    ]  # fmt: skip
    page.send()
    settle()
    (sent,) = place.mail.files
    assert [(part.get_filename(), part.get_content()) for part in sent.iter_attachments()] == [
        (file.name, file.read_bytes()) for file in files
    ]
    sheet().reject()
    page.letter.attached.buttons[0].click()
    assert page.letter.attached.paths == (str(files[1]),)
    page.send()
    settle()
    sheet().submit()
    settle()
    said = place.view(4127).interactions[-1].summary
    assert said.endswith("020 910 0101\nAttached: Maße.xlsx")


def test_a_letter_whose_file_is_gone_stays_with_a_sentence(place, tmp_path, qtbot):
    page = place.write(4127)
    page.letter.attached.add([str(tmp_path / "gone.pdf")])
    with qtbot.waitSignal(page.refused) as said:
        page.send()
        settle()
    assert "gone.pdf cannot be used" in said.args[0]
    assert place.mail.opened == []
    assert sheet() is None


def test_no_more_than_twenty_files_go_with_one_letter(place, qtbot):
    page = place.write(4127)
    with qtbot.waitSignal(page.refused) as said:
        page.letter.attached.add([f"/{number}.pdf" for number in range(21)])
    assert said.args == ["20 files go with one letter: the first of them are there."]
    assert len(page.letter.attached.buttons) == 20


def test_no_file_goes_with_a_message(place):
    page = place.write(4127)
    page.letter.attached.add([__file__])
    page.roads.choose(Channel.MESSAGE.value)
    page.show_road()
    assert page.letter.attached.isHidden()
    assert page.letter.attach.isHidden()
    page.roads.choose(Channel.EMAIL.value)
    page.show_road()
    assert not page.letter.attached.isHidden()
