"""What each text of a letter is called."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.kinds import Kind, Phase
from app.domain.letter_templates import BLOCK
from app.domain.voices import ANY
from app.services.templates import TemplateLook
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.words import kind_name, phase_name, voice_name

_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "subject": QT_TRANSLATE_NOOP("Templates", "Subject"),
        "day_and_time": QT_TRANSLATE_NOOP("Templates", "Day and time"),
        "greeting": QT_TRANSLATE_NOOP("Templates", "Greeting"),
        "known": QT_TRANSLATE_NOOP("Templates", "What they heard last"),
        "open": QT_TRANSLATE_NOOP("Templates", "What is still open"),
        "waiting": QT_TRANSLATE_NOOP("Templates", "Whom we wait for"),
        "promised": QT_TRANSLATE_NOOP("Templates", "What we promised"),
        "check": QT_TRANSLATE_NOOP("Templates", "Is anything left?"),
        "next": QT_TRANSLATE_NOOP("Templates", "The next word"),
        "signature": QT_TRANSLATE_NOOP("Templates", "Signature"),
        "first_word": QT_TRANSLATE_NOOP("Templates", "First word"),
        "status": QT_TRANSLATE_NOOP("Templates", "Where it stands"),
        "answer": QT_TRANSLATE_NOOP("Templates", "Answer"),
        "nothing_new": QT_TRANSLATE_NOOP("Templates", "Nothing new"),
        "last_word": QT_TRANSLATE_NOOP("Templates", "Last word"),
    }
)
_BLOCKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "thanks": QT_TRANSLATE_NOOP("Templates", "Thank them for waiting"),
        "late": QT_TRANSLATE_NOOP("Templates", "Regret the wait"),
        "need": QT_TRANSLATE_NOOP("Templates", "Ask for what you need"),
        "talk": QT_TRANSLATE_NOOP("Templates", "Offer a call"),
        "choose": QT_TRANSLATE_NOOP("Templates", "Let them choose"),
        "idea": QT_TRANSLATE_NOOP("Templates", "Thank them for an idea"),
    }
)
_BLOCK = QT_TRANSLATE_NOOP("Templates", "Text block: {name}")
_OPENING = QT_TRANSLATE_NOOP("Templates", "{purpose}: {kind}")


def tr(text: str) -> str:
    """In the sheet's context."""
    return QCoreApplication.translate("Templates", text)


def block_name(key: str) -> str:
    """``Offer a call``; a block of the company's own by its own name."""
    return tr(_BLOCKS[key]) if key in _BLOCKS else key.replace("_", " ")


def voice_of(one: TemplateLook) -> str:
    """``English, Personal``."""
    language = QLocale.languageToString(QLocale(one.language).language())
    return f"{language}, {voice_name(one.voice)}"


def name_of(one: TemplateLook) -> str:
    """``Greeting``; ``Where it stands: Quote, sent``."""
    part, slash, key = one.name.partition("/")
    if part == BLOCK:
        return tr(_BLOCK).format(name=block_name(key))
    name = tr(_PARTS[part]) if part in _PARTS else part
    if not slash or key == ANY:
        return name
    kind, _dot, phase = key.partition(".")
    said = kind_name(Kind(kind))
    if phase:
        said = f"{said}, {phase_name(Kind(kind), Phase(phase))}"
    return tr(_OPENING).format(purpose=name, kind=said)
