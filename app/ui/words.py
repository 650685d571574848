"""The nouns of the domain in words and pictures: kinds, phases, channels."""

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.kinds import Channel, Kind, Phase
from app.ui.terms import term
from app.ui.translations import QT_TRANSLATE_NOOP

_CONTEXT = "Words"
_KINDS = {
    Kind.LEAD: (QT_TRANSLATE_NOOP("Words", "Lead"), QT_TRANSLATE_NOOP("Words", "Leads"), "ph.user-plus"),
    Kind.QUOTE: (QT_TRANSLATE_NOOP("Words", "Quote"), QT_TRANSLATE_NOOP("Words", "Quotes"), "ph.file-text"),
    Kind.QUERY: (QT_TRANSLATE_NOOP("Words", "Query"), QT_TRANSLATE_NOOP("Words", "Queries"), "ph.question"),
    Kind.COMPLAINT: (
        QT_TRANSLATE_NOOP("Words", "Complaint"),
        QT_TRANSLATE_NOOP("Words", "Complaints"),
        "ph.warning-circle",
    ),
    Kind.RETURN: (
        QT_TRANSLATE_NOOP("Words", "Return"),
        QT_TRANSLATE_NOOP("Words", "Returns"),
        "ph.arrow-u-up-left",
    ),
    Kind.ORDER: (QT_TRANSLATE_NOOP("Words", "Order"), QT_TRANSLATE_NOOP("Words", "Orders"), "ph.package"),
}
_CHANNELS = {
    Channel.CALL: (QT_TRANSLATE_NOOP("Words", "Call"), "ph.phone"),
    Channel.EMAIL: (QT_TRANSLATE_NOOP("Words", "Email"), "ph.envelope-simple"),
    Channel.VISIT: (QT_TRANSLATE_NOOP("Words", "Visit"), "ph.map-pin"),
    Channel.MESSAGE: (QT_TRANSLATE_NOOP("Words", "Message"), "ph.chat-circle-text"),
    Channel.TASK: (QT_TRANSLATE_NOOP("Words", "Task"), "ph.check-square"),
}
_PHASES = {
    (Kind.LEAD, Phase.ACTIVE): (QT_TRANSLATE_NOOP("Words", "Lead, in talks"), "ph.user-plus"),
    (Kind.LEAD, Phase.RESTING): (QT_TRANSLATE_NOOP("Words", "Lead, rests until the agreed date"), "ph.moon"),
    (Kind.QUOTE, Phase.ASKED): (QT_TRANSLATE_NOOP("Words", "Quote asked for, not sent yet"), "ph.timer"),
    (Kind.QUOTE, Phase.SENT): (
        QT_TRANSLATE_NOOP("Words", "Quote sent, waits for a yes"),
        "ph.hourglass-medium",
    ),
    (Kind.QUERY, Phase.OPEN): (QT_TRANSLATE_NOOP("Words", "Query, waits for an answer"), "ph.question"),
    (Kind.COMPLAINT, Phase.OPEN): (QT_TRANSLATE_NOOP("Words", "Complaint, no plan yet"), "ph.warning-circle"),
    (Kind.COMPLAINT, Phase.PLANNED): (
        QT_TRANSLATE_NOOP("Words", "Complaint, plan agreed"),
        "ph.check-circle",
    ),
    (Kind.COMPLAINT, Phase.CHECK_BACK): (
        QT_TRANSLATE_NOOP("Words", "Complaint, check back"),
        "ph.arrow-counter-clockwise",
    ),
    (Kind.RETURN, Phase.OPEN): (QT_TRANSLATE_NOOP("Words", "Return, not settled yet"), "ph.arrow-u-up-left"),
    (Kind.ORDER, Phase.PLACED): (QT_TRANSLATE_NOOP("Words", "Order placed"), "ph.package"),
    (Kind.ORDER, Phase.DELIVERED): (QT_TRANSLATE_NOOP("Words", "Delivered, check back"), "ph.check-circle"),
}

_VOICES = {
    "personal": QT_TRANSLATE_NOOP("Words", "Personal"),
    "formal": QT_TRANSLATE_NOOP("Words", "Formal"),
}


def kind_name(kind: Kind) -> str:
    """``Quote``."""
    return QCoreApplication.translate(_CONTEXT, _KINDS[kind][0])


def kind_plural(kind: Kind) -> str:
    """``Quotes``."""
    return QCoreApplication.translate(_CONTEXT, _KINDS[kind][1])


def kind_icon(kind: Kind) -> str:
    """The picture of a kind."""
    return _KINDS[kind][2]


def channel_name(channel: Channel) -> str:
    """``Call``."""
    return QCoreApplication.translate(_CONTEXT, _CHANNELS[channel][0])


def channel_icon(channel: Channel) -> str:
    """The picture of a channel."""
    return _CHANNELS[channel][1]


def phase_name(kind: Kind, phase: Phase) -> str:
    """Where a case stands, in words."""
    return QCoreApplication.translate(_CONTEXT, _PHASES[kind, phase][0])


def phase_icon(kind: Kind, phase: Phase) -> str:
    """The picture of where it stands."""
    return _PHASES[kind, phase][1]


def voice_name(key: str) -> str:
    """How the company speaks to customers: ``Personal``."""
    return QCoreApplication.translate(_CONTEXT, _VOICES[key]) if key in _VOICES else key.capitalize()


def key_name(key: str) -> str:
    """A key of the domain as words inside a sentence: ``check back``."""
    return term(key, _of_remarks)


def outcome_name(key: str) -> str:
    """``no_longer_needed`` as words that stand alone."""
    name = key_name(key)
    return name[:1].upper() + name[1:]


def _of_remarks(text: str) -> str:
    return QCoreApplication.translate("Remarks", text)


def customer_of(row: AgendaRow) -> str:
    """The customer, and for whom one looks after the case while they are away."""
    if not row.is_covered:
        return row.customer
    said = QCoreApplication.translate("Words", _FOR)
    return said.format(customer=row.customer, name=row.owner.partition(" ")[0])


def beside_customer(row: AgendaRow) -> str:
    """For whom one looks after the case while they are away, where the customer is named already; empty for one's own."""
    if not row.is_covered:
        return ""
    return QCoreApplication.translate("Words", _ONLY_FOR).format(name=row.owner.partition(" ")[0])


_FOR = QT_TRANSLATE_NOOP("Words", "{customer}, for {name}")
_ONLY_FOR = QT_TRANSLATE_NOOP("Words", "for {name}")
