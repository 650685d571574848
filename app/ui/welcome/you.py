"""Who begins: name, company, hours and the like, filled in by what this computer says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.moments import zone_named
from app.domain.working_time import Week
from app.ui.theme.looks import Theme
from app.ui.welcome.beginnings import Asked, You
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel

_VOICES = ("personal", "formal")


class YouPage(QWidget):
    """Name, function, company, zone, hours, country, voice; all of it is filled in already."""

    def __init__(self, theme: Theme, you: You, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked, self._you = asked, you
        self.name = Field(theme, self.tr("Your name"))
        self.function = Field(
            theme,
            self.tr("What you do"),
            self.tr("Account manager; customers read it below your name"),
            shorter=self.tr("Account manager"),
        )
        self.company = Field(theme, self.tr("Company"), self.tr("Whose customers they are"))
        self.zone = Field(theme, self.tr("Time zone"))
        self.hours = Field(theme, self.tr("Working hours"), "08:30-12:30, 13:00-17:30")
        self.country, self.voice = ChoiceBox(theme), ChoiceBox(theme)
        self.country.setAccessibleName(self.tr("Public holidays of"))
        self.voice.setAccessibleName(self.tr("The company speaks"))
        for key, words in zip(_VOICES, (self.tr("in a personal way"), self.tr("formally")), strict=True):
            self.voice.addItem(words, key)
        self.country.addItem(you.country, you.country)
        self.refused = PlainLabel(theme, "", 12, 500, "over", on="bg", most=3, icon="ph.warning-circle")
        self.refused.hide()
        fields: tuple[QWidget, ...] = (
            self.name, self.function, self.company, self.hours, self.zone, self.country, self.voice,
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for line, field in enumerate(fields):
            field.setMinimumHeight(theme.scaled(32))
            grid.addWidget(PlainLabel(theme, field.accessibleName(), 13, 500, on="bg"), line, 0)
            grid.addWidget(field, line, 1)
        grid.setColumnStretch(1, 1)
        title = PlainLabel(theme, self.tr("Who are you?"), 28, 600, on="bg")
        words = self.tr("Taken from this computer. Correct what is not right; all of it can wait.")
        body = holder(
            column(
                title,
                4,
                PlainLabel(theme, words, 15, 400, "ink2", on="bg", most=2),
                24,
                grid,
                12,
                self.refused,
                None,
            )
        )
        body.setMaximumWidth(theme.scaled(640))
        whole = row(body, None, margins=(72, 40, 72, 16))
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.show_you(you)

    def show_you(self, you: You) -> None:
        """Fill in what is known."""
        for field, text in (
            (self.name, you.name),
            (self.function, you.function),
            (self.company, you.company),
            (self.zone, you.zone),
            (self.hours, you.hours),
        ):
            field.setText(text)
        self.voice.setCurrentIndex(max(self.voice.findData(you.voice), 0))

    def refuse(self, words: str) -> None:
        """Say what cannot be; everything typed stays."""
        self.refused.setText(words)
        self.refused.show()

    def enter(self) -> None:
        """The names of all countries are read when somebody looks."""
        if self.country.count() == 1:
            self.country.clear()
            for country in self._asked.countries():
                if len(country.code) == 2:
                    self.country.addItem(country.name, country.code)
            self.country.setCurrentIndex(max(self.country.findData(self._you.country), 0))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> You:
        """What stands there. Raises InvalidHours, UnknownZone."""
        Week.of(self.hours.text())
        zone_named(self.zone.text().strip())
        return You(
            name=" ".join(self.name.text().split()) or self._you.name,
            function=self.function.text().strip(),
            company=self.company.text().strip(),
            zone=self.zone.text().strip(),
            hours=self.hours.text().strip(),
            country=str(self.country.currentData()),
            voice=str(self.voice.currentData()),
        )
