"""One quiet line where a wish bears on a word that is about to go: what they wish, and when they said so."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.kinds import Channel
from app.domain.moments import Moment
from app.domain.wishes import WishKind, bearing, hours_of, wishes_of
from app.services.wishes import WishView
from app.ui.cases.files import CaseFile
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.wish_words import hours_words, source_words

_ROADS: Mapping[str, str] = {
    Channel.CALL: QT_TRANSLATE_NOOP("Wishes", "{name} likes to be called, {said}."),
    Channel.EMAIL: QT_TRANSLATE_NOOP("Wishes", "{name} likes an email, {said}."),
    Channel.VISIT: QT_TRANSLATE_NOOP("Wishes", "{name} likes a visit, {said}."),
    Channel.MESSAGE: QT_TRANSLATE_NOOP("Wishes", "{name} likes a message, {said}."),
}


def hint_line(file: CaseFile, road: Channel, formats: Formats, words: int = 0) -> str:
    """What bears on a word to the person of a case that goes this way now; empty where nothing does.

    Args:
        words: How many a letter has.
    """
    views = {one.wish.kind: one for one in file.wishes}
    if not views:
        return ""
    wall = Moment.of(formats.now(), file.zone).wall
    kinds = bearing(wishes_of([one.wish for one in views.values()]), road, wall.time(), words)
    values = {"time": f"{wall:%H:%M}", "count": formats.number(words)}
    return " ".join(_sentence(views[kind], file.contact, values, formats) for kind in kinds)


def _sentence(view: WishView, name: str, values: Mapping[str, str], formats: Formats) -> str:
    said = {"name": name.partition(" ")[0], "said": source_words(view, name, formats), **values}
    wish = view.wish
    if wish.kind is WishKind.CHANNEL:
        return _tr(_ROADS[wish.value]).format(**said)
    hours = hours_of(wish.value)
    if hours is not None:
        return _tr("{name} wishes to hear {hours}, {said}; it is {time}.").format(
            hours=hours_words(hours), **said
        )
    return _tr("{name} likes it short, {said}; this is {count} words.").format(**said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wishes", text)
