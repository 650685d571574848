"""A draft said back: fields, doubts with their ways out, and where in the line they stand."""

from PySide6.QtCore import QCoreApplication

from app.domain.quick_entry.drafts import Doubt, Draft
from app.domain.quick_entry.echo import echo
from app.ui import words
from app.ui.desk import EchoField, Reading, Span
from app.ui.formats import Formats
from app.ui.messages import DOUBTS
from app.ui.sentences import filled

_QUIET = {"urgent", "out_of_ordinary"}


def reading_of(line: str, draft: Draft, formats: Formats) -> Reading:
    """What is understood so far."""
    fields = [_field(item.field, item.values, item.key, draft, formats) for item in echo(draft)]
    doubts = [_doubt(item, formats) for item in draft.doubts if item.key != "empty"]
    spans = tuple(Span(token.start, token.end, token.field) for token in draft.tokens)
    return Reading(line, (*[field for field in fields if field.text], *doubts), spans, can_add=draft.is_clear)


def _field(name: str, values: tuple[str, ...], key: str, draft: Draft, formats: Formats) -> EchoField:
    text = " ".join(value for value in values if value)
    note = ""
    if name == "kind" and draft.kind is not None:
        text = words.kind_name(draft.kind)
    elif name == "channel" and draft.channel is not None:
        text = words.channel_name(draft.channel)
    elif name == "due" and draft.due is not None:
        text = formats.moment(draft.due.at)
        note = QCoreApplication.translate("Doubts", "assumed") if draft.assumed_hour else ""
    elif name == "value":
        text = formats.money(draft.value, draft.currency or "EUR")
    elif name in _QUIET:
        text = QCoreApplication.translate("Doubts", "yes")
    if key.endswith("_new"):
        note = QCoreApplication.translate("Doubts", "new")
    return EchoField(name, text, note)


def _doubt(doubt: Doubt, formats: Formats) -> EchoField:
    ways = []
    for candidate in doubt.candidates[:3]:
        if candidate.moment is not None:
            ways.append(formats.moment(candidate.moment.at))
        elif candidate.name is not None:
            ways.append(candidate.name.name)
        elif candidate.value is not None:
            ways.append(formats.money(candidate.value))
    sentence = QCoreApplication.translate("Messages", DOUBTS.get(doubt.key, "“{line}”?"))
    text = filled(sentence, {"line": doubt.text})
    return EchoField(doubt.field, text, " · ".join(ways), is_doubt=True)
