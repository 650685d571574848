"""The look in force: palette, style sheet, tokens and type, switched together while the program runs."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.ui.theme.fonts import TypeScale, load_inter
from app.ui.theme.icons import TokenIconEngine
from app.ui.theme.stylesheet import TEMPLATE
from app.ui.theme.tokens import Mode, Tokens, load_palettes

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "bg",
    _Role.Base: "surface",
    _Role.AlternateBase: "sunken",
    _Role.Button: "surface",
    _Role.ToolTipBase: "raised",
    _Role.WindowText: "ink",
    _Role.Text: "ink",
    _Role.ButtonText: "ink",
    _Role.ToolTipText: "ink",
    _Role.PlaceholderText: "ink3",
    _Role.Highlight: "acc",
    _Role.HighlightedText: "on-acc",
    _Role.Link: "acc-t",
    _Role.Light: "surface",
    _Role.Midlight: "line2",
    _Role.Mid: "line",
    _Role.Dark: "line3",
    _Role.Shadow: "line3",
}


class Ground(StrEnum):
    """What the person asked for: always light, always dark, or as the desktop does."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Owns the current tokens; every painter asks it anew at each paint.

    Signals:
        changed: Palette, sheet and tokens are new. Painted widgets need not listen: a new sheet makes Qt
            repaint all of them.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, tokens_file: Path, *, zoom: float = 1.0, more_contrast: bool = False
    ) -> None:
        super().__init__(application)
        self._application = application
        self._palettes = load_palettes(tokens_file, more_contrast=more_contrast)
        application.setStyle(QStyleFactory.create("Fusion"))
        self.text = TypeScale(load_inter(), zoom)
        application.setFont(self.text(13).font)
        self._accent = self._palettes.accents[0]
        self._ground = Ground.SYSTEM
        self.shows_keys = False
        self.tokens: Tokens = self._palettes.find(self._accent, Mode.LIGHT)
        self._hints = application.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._switch()

    @property
    def accents(self) -> tuple[str, ...]:
        """Names of the accents that the tokens file knows."""
        return self._palettes.accents

    @property
    def accent(self) -> str:
        """The accent in force."""
        return self._accent

    @property
    def ground(self) -> Ground:
        """What the person asked for."""
        return self._ground

    def apply(self, accent: str, ground: Ground, *, shows_keys: bool = False) -> None:
        """Switch now: no restart, no rebuilt widgets.

        Args:
            accent: Name of an accent; an unknown one wears the first.
            ground: Light, dark or as the desktop does.
            shows_keys: Whether key hints stand beside actions all the time.
        """
        self._accent = accent
        self._ground = ground
        self.shows_keys = shows_keys
        self._switch()

    def tokens_of(self, accent: str) -> Tokens:
        """Another accent on the ground in force, for a picture of it."""
        return self._palettes.find(accent, self._mode())

    def scaled(self, pixels: int) -> int:
        """A height that grows with the text."""
        return round(pixels * self.text.zoom)

    def icon(self, name: str, colour: str = "ink2") -> QIcon:
        """An icon for actions and menus that follows later switches by itself."""
        return QIcon(TokenIconEngine(self, name, colour))

    def close(self) -> None:
        """Stop following the desktop."""
        self._hints.colorSchemeChanged.disconnect(self._follow)

    def _follow(self, _scheme: Qt.ColorScheme) -> None:
        if self._ground is Ground.SYSTEM:
            self._switch()

    def _mode(self) -> Mode:
        if self._ground is Ground.SYSTEM:
            return Mode.DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else Mode.LIGHT
        return Mode(self._ground.value)

    def _switch(self) -> None:
        self.tokens = self._palettes.find(self._accent, self._mode())
        # Clear, palette, sheet: replacing one sheet by another takes more than twice as long.
        self._application.setStyleSheet("")
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(self.tokens.filled(TEMPLATE))
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.tokens[name])
        for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.tokens["ink-dis"])
        return palette
