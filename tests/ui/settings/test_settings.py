"""Every described setting is shown, kept where it belongs, and said why where it was not."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from app import bootstrap
from app.adapters.data_files.styles import load_styles
from app.calendars import busy_at, publishing_at
from app.domain.calendar_entries import Privacy
from app.domain.errors import FileProblem
from app.domain.styles import Quiet
from app.files_out import CalendarSettingsLater
from app.services.calendar_writing import Choice
from app.services.people import PeopleService
from app.services.upkeep import Upkeep
from app.ui.app_links import registering
from app.ui.figures import FigureSentences
from app.ui.formats import Formats
from app.ui.messages import sentence
from app.ui.plain_formats import PlainFormats
from app.ui.seats.seats import Seat
from app.ui.settings.descriptions import GROUPS, Form
from app.ui.settings.pages import SettingsPage
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from tests.ui.conftest import AtOnce
from tests.ui.team.houses import NOW, sample_house

SETTINGS = {one.key: one for group in GROUPS for one in group.settings}


@pytest.fixture
def house(tmp_path):
    with sample_house(tmp_path) as house:
        yield house


@pytest.fixture
def kept_copies():
    return []


@pytest.fixture
def page_of(qtbot, theme, house, kept_copies, tmp_path):
    def make(name="Priya", house=house):
        services = bootstrap.services_at(house, house.set_up.person_named(name).id)
        theme.apply(theme.accents[0], Ground.LIGHT)
        formats = Formats(ZoneInfo("Europe/Dublin"), lambda: NOW)

        def back_up():
            kept_copies.append(tmp_path / "copy.db")
            return kept_copies[-1]

        upkeep = Upkeep(
            tmp_path / "keepword.db", tmp_path / "backups", lambda: NOW if kept_copies else None, back_up
        )
        bench = Workbench(
            theme,
            formats,
            Seat(services, formats, upkeep=upkeep, calendar_settings=CalendarSettingsLater(house, services)),
            AtOnce(),
            sentence,
        )
        page = SettingsPage(bench)
        qtbot.addWidget(page)
        page.resize(1376, 816)
        page.refresh()
        page.show()
        qtbot.waitExposed(page)
        return page, services

    return make


def choose(page, key, value):
    box = page.editors[key]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def type_in(page, key, text):
    field = page.editors[key]
    field.setText(text)
    field.editingFinished.emit()


def test_every_setting_that_can_be_changed_has_its_editor(page_of):
    page, page_services = page_of()
    own = {f"guard.{name}" for name in page_services.styles.chosen().guards}
    others = {key for key in SETTINGS if key.startswith("guard.")} - own
    others |= {
        "calendar.copy",
        "calendar.forget",
        "calendar.connected",
        "calendar.renew",
        "calendar.retry",
    }  # each once there is what it is about
    assert set(page.editors) == {key for key, one in SETTINGS.items() if one.form is not Form.FACT} - others
    assert page.entrance is page.editors["private.style"]


def test_facts_about_me_go_into_the_store_with_history(page_of):
    page, services = page_of("Maya")
    type_in(page, "me.function", "Key account manager")
    assert PeopleService(services.desk).me().function == "Key account manager"
    assert page.line.text() == "Kept."
    services.history.undo()
    page.refresh()
    assert page.editors["me.function"].text() == "Account manager"


def test_my_address_and_number_are_typed_here(page_of):
    page, services = page_of("Maya")
    type_in(page, "me.email", "maya.new@alder.example")
    type_in(page, "me.phone", "020 910 0199")
    me = PeopleService(services.desk).me()
    assert (me.email, me.phone) == ("maya.new@alder.example", "020 910 0199")


def test_what_cannot_be_stays_typed_and_is_said(page_of):
    page, services = page_of("Maya")
    type_in(page, "me.hours", "from nine to five")
    assert page.editors["me.hours"].text() == "from nine to five"
    assert page.editors["me.hours"].property("refused")
    assert page.line.text()
    assert page.line.text() != "Kept."
    assert PeopleService(services.desk).me().hours.to_list()[0] == ["08:30-17:30"]


def test_a_lead_changes_the_company_and_nobody_else_can(page_of):
    page, services = page_of("Priya")
    type_in(page, "company.value_limit", "12500")
    choose(page, "company.voice", "formal")
    type_in(page, "company.executive", "Priya Nair")
    assert PeopleService(services.desk).company().voice == "formal"
    assert PeopleService(services.desk).company().executive == "Priya Nair"
    services.history.undo()
    page.refresh()
    assert page.editors["company.executive"].text() == ""
    hers, _ = page_of("Maya")
    assert not hers.editors["company.name"].isEnabled()
    assert hers.editors["company.value_limit"].text() == "12500"


def test_my_way_of_working_and_quiet_hours_stay_out_of_the_store(page_of):
    page, services = page_of("Maya")
    with services.desk.reading() as unit:
        before = unit.proof.content_hash()
    for style in services.styles.all():
        choose(page, "private.style", style.key)
        assert services.styles.current().key == style.key
    type_in(page, "private.quiet_hours", "12:00-13:00, 20:00-07:00")
    page.editors["private.single_keys"].setChecked(False)
    choose(page, "private.text_size", "130")
    assert services.styles.quiet_hours() == Quiet.of("12:00-13:00, 20:00-07:00")
    assert services.styles.personal.get("single_keys", True) is False
    assert services.styles.personal.get("text_size", 100) == 130
    with services.desk.reading() as unit:
        assert services.styles.attention(services.desk, unit).quiet.text == "12:00-13:00, 20:00-07:00"
        assert unit.proof.content_hash() == before


def test_dark_is_dark_at_once(page_of, theme):
    page, _ = page_of("Maya")
    choose(page, "private.ground", "dark")
    assert theme.ground is Ground.DARK


def test_a_backup_now_is_named_and_dated(page_of, kept_copies):
    page, _ = page_of()
    page.editors["store.back_up"].click()
    assert len(kept_copies) == 1
    assert page.line.text() == "copy.db is kept."
    with recording() as record:
        page._area.widget().grab()
    assert "today 10:42" in {item.text for item in record.drawn}


def test_the_diagnostic_report_knows_no_customer(page_of):
    page, services = page_of("Maya")
    page.editors["help.report"].click()
    text = QGuiApplication.clipboard().text()
    assert "Platform: " in text
    names = {word for row in services.today.rows() for word in (row.customer, row.contact, row.owner)}
    assert not any(name in text for name in names if name)
    assert services.styles.current().words_in("en").name not in text


@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
@pytest.mark.parametrize("width", [1376, 960])
def test_no_word_is_cut_and_everything_has_a_name(page_of, theme, qtbot, width, ground):
    page, _ = page_of()
    theme.apply(theme.accents[0], ground)
    page.resize(width, 616)
    qtbot.wait(10)
    with recording() as record:
        page._area.widget().grab()
        page.grab()
    assert [(item.text, item.shown) for item in record.cuts if not item.is_quoted] == []
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    editors = [one for kind in kinds for one in page.findChildren(kind) if one.isVisible()]
    assert editors
    assert [one for one in editors if not one.accessibleName()] == []
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in editors)


@pytest.mark.parametrize("style", ["influencer", "driver", "analyst", "amiable"])
def test_each_guard_stands_there_with_its_number_and_its_switch_works(page_of, style):
    page, services = page_of("Maya")
    choose(page, "private.style", style)
    guards = services.styles.guards()
    figures = {one.guard: one for one in services.guards.figures()}
    assert {key for key in page.editors if key.startswith("guard.")} == {f"guard.{name}" for name in guards}
    said = {label.text() for label in page.findChildren(PlainLabel)}
    words = FigureSentences(PlainFormats("Europe/Dublin", lambda: NOW))
    for name in guards:
        assert words.figure(figures[name]) in said
        page.editors[f"guard.{name}"].click()
        assert name not in services.styles.guards()
        assert not page.editors[f"guard.{name}"].isChecked()
    for name in guards:
        page.editors[f"guard.{name}"].click()
    assert services.styles.guards() == guards


def test_waiting_customers_may_knock_only_where_one_says_so(page_of):
    page, services = page_of("Maya")
    assert not services.styles.lets_waiting_knock()
    page.editors["private.waiting_knock"].click()
    assert services.styles.lets_waiting_knock()


def test_a_style_file_that_cannot_be_used_is_named_with_its_key(page_of, house):
    (house.paths.data / "styles").mkdir()
    broken = (
        (house.paths.resources / "styles" / "driver.toml").read_text("utf-8").replace("by_harm", "by_mood")
    )
    (house.paths.data / "styles" / "wind.toml").write_text(broken, "utf-8")
    page, _ = page_of(
        "Maya",
        replace(house, loaded=load_styles(house.paths.data / "styles", house.paths.resources / "styles")),
    )
    said = " ".join(label.text() for label in page.findChildren(PlainLabel))
    assert "The file wind.toml cannot be used at order: unknown name, “by_mood”." in said


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("away.plan", "be_away"),
        ("standard.open", "open_standard"),
        ("letter.open", "open_templates"),
        ("calendar.what", "open_writing"),
    ],
)
def test_what_opens_over_the_window_is_opened_from_here_too(page_of, key, action):
    page, _ = page_of("Maya")
    wanted = []
    page.acted.connect(wanted.append)
    page.editors[key].click()
    assert wanted == [action]


def test_what_a_calendar_gets_is_chosen_and_counted(page_of, house):
    page, services = page_of("Maya")
    choose(page, "calendar.privacy", "busy")
    publishing = publishing_at(house, services)
    publishing.writing.choose(["conversations", "rounds"])
    page.refresh()
    assert publishing.writing.choice() == Choice(("conversations", "rounds"), Privacy.BUSY)
    note = page.editors["calendar.what"].accessibleDescription()
    count = len(publishing.issue().entries)
    assert f"Conversations, Rounds of eight weeks: {count} events now" in note


def test_a_calendar_that_cannot_be_written_says_why_since_when_and_is_tried_again(page_of, house, tmp_path):
    page, services = page_of("Maya")
    publishing = publishing_at(house, services)
    publishing.publish_in(tmp_path)
    page.refresh()
    assert "calendar.retry" not in page.editors
    publishing.note(FileProblem(str(tmp_path), "No space left on device"))
    page.refresh()
    note = page.editors["calendar.retry"].accessibleDescription()
    assert "Since today 10:42: " in note
    assert "No space left on device" in note
    page.editors["calendar.retry"].click()
    assert page.line.text() == "Kept."
    publishing.note(None)
    page.refresh()
    assert "calendar.retry" not in page.editors


def test_the_feed_gets_a_new_address_on_request_and_the_page_shows_it_without_its_secret(page_of, house):
    page, services = page_of("Maya")
    publishing = publishing_at(house, services)
    publishing.keep_port(4711)
    page.editors["calendar.feed"].setChecked(True)
    before = publishing.token()
    note = page.editors["calendar.copy"].accessibleDescription()
    assert "http://127.0.0.1:4711/…/keepword.ics" in note
    assert before not in note
    page.editors["calendar.renew"].click()
    assert publishing_at(house, services).token() != before
    page.editors["calendar.copy"].click()
    assert before not in QGuiApplication.clipboard().text()


def test_a_calendar_is_published_in_a_folder_that_is_there(page_of, house, tmp_path):
    page, services = page_of("Maya")
    type_in(page, "calendar.folder", str(tmp_path / "none"))
    assert page.editors["calendar.folder"].property("refused")
    type_in(page, "calendar.folder", str(tmp_path))
    assert publishing_at(house, services).folder() == tmp_path
    type_in(page, "calendar.folder", "")
    assert publishing_at(house, services).folder() is None


def test_the_feeds_address_can_be_copied_once_there_is_one(page_of, house):
    page, services = page_of("Maya")
    publishing = publishing_at(house, services)
    assert "calendar.copy" not in page.editors
    publishing.keep_port(4711)
    page.editors["calendar.feed"].setChecked(True)
    page.editors["calendar.copy"].click()
    copied = QGuiApplication.clipboard().text()
    assert copied == f"http://127.0.0.1:4711/{publishing.token()}/keepword.ics"
    page.editors["calendar.feed"].setChecked(False)
    assert not publishing.is_feeding()


def test_another_calendar_is_named_read_told_and_forgotten(page_of, house, tmp_path):
    file = tmp_path / "work.ics"
    page, services = page_of("Maya")
    busy = busy_at(house, services)
    type_in(page, "calendar.add", str(file))
    assert "is being read" in page.editors["calendar.forget"].accessibleDescription()
    (source,) = busy.sources()
    busy.take(source.id, busy.look(source))
    page.refresh()
    assert "is not where it was" in page.editors["calendar.forget"].accessibleDescription()
    file.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART:20261124T133000Z\nDURATION:PT20M\nEND:VEVENT\n"
        "BEGIN:VEVENT\nDTSTART;TZID=Nowhere:20261124T133000\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    busy.take(source.id, busy.look(source))
    page.refresh()
    note = page.editors["calendar.forget"].accessibleDescription()
    assert "1 skipped: 1 in a time zone that nobody knows" in note
    choose(page, "calendar.forget", str(source.id))
    assert busy.sources() == []
    assert "calendar.forget" not in page.editors


def test_a_switch_that_is_refused_says_again_what_holds(page_of, monkeypatch):
    monkeypatch.setattr(registering, "handler", lambda _folder: registering.BundleOnly())
    page, _ = page_of("Maya")
    box = page.editors["calendar.links"]
    box.setChecked(True)
    assert "installed as a bundle" in page.line.text()
    assert not box.isChecked()
