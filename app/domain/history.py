"""The change history: who did what, when, from where, with old and new values (R4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Source(StrEnum):
    """From where a change came."""

    DESK = "desk"
    COMMAND_LINE = "command_line"
    IMPORT = "import"
    SAMPLE = "sample"
    SYNC = "sync"
    RULE = "rule"


class Action(StrEnum):
    """What was done; one per service method that writes."""

    SET_UP = "set_up"
    ADD = "add"
    REPLACE_STEP = "replace_step"
    DONE = "done"
    TELL = "tell"
    ANSWERED = "answered"
    RECEIVE = "receive"
    LATER = "later"
    PLACE = "place"
    PHASE = "phase"
    PROMISE = "promise"
    KEEP = "keep"
    RELEASE = "release"
    CLOSE = "close"
    REOPEN = "reopen"
    EDIT = "edit"
    WAIT = "wait"
    TICK_ITEM = "tick_item"
    HAND_OVER = "hand_over"
    REASSIGN = "reassign"
    ACCEPT = "accept"
    DECLINE = "decline"
    RETURN_OFFER = "return_offer"
    TAKE = "take"
    ASK = "ask"
    ANSWER_REQUEST = "answer_request"
    PLAN_LEAVE = "plan_leave"
    CHANGE_LEAVE = "change_leave"
    MOVE_FOR_LEAVE = "move_for_leave"
    GIVE_TO_COVER = "give_to_cover"
    LEAVE_UNDONE = "leave_undone"
    CONFIRM_LEAVE = "confirm_leave"
    WITHDRAW_LEAVE = "withdraw_leave"
    COVER = "cover"
    COME_BACK = "come_back"
    END_LEAVE = "end_leave"
    SET_STANDARD = "set_standard"
    ADD_ENTRY = "add_entry"
    CHANGE_ENTRY = "change_entry"
    RETIRE_ENTRY = "retire_entry"
    EDIT_TEMPLATE = "edit_template"
    PUT_TEMPLATE_BACK = "put_template_back"
    WITHDRAW_REQUEST = "withdraw_request"
    RETURN_REQUEST = "return_request"
    START_HELP = "start_help"
    END_HELP = "end_help"
    NOTE_IDEA = "note_idea"
    SORT_IDEAS = "sort_ideas"
    READ_IDEA = "read_idea"
    ANSWER_IDEA = "answer_idea"
    NOTE_WISH = "note_wish"
    DROP_WISH = "drop_wish"
    IMPORT = "import"
    UNDO_IMPORT = "undo_import"
    SYNC = "sync"
    ERASE = "erase"
    UNDO = "undo"
    REDO = "redo"


NOT_UNDONE = frozenset(
    {
        Action.SET_UP,
        Action.UNDO,
        Action.REDO,
        Action.UNDO_IMPORT,
        Action.RETURN_OFFER,
        Action.END_LEAVE,
        Action.RETURN_REQUEST,
        Action.ERASE,
    }
)
"""Actions that ``undo`` passes over: they are taken back by other means or not at all."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An act about to be recorded: every save inside its unit of work belongs to it.

    Attributes:
        batch_id: The import it belongs to, so that it can be taken back as a whole.
        undoes_id: For undo and redo, the change that is reversed.
        note: A remark for the history, such as the reason a rule was overridden.
    """

    action: Action
    actor_id: UUID
    at: datetime
    source: Source
    batch_id: UUID | None = None
    undoes_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangedNoun:
    """One row that a change touched.

    Attributes:
        noun: The table's name.
        before: Old values of the fields that changed; empty for a new row.
        after: New values of the same fields; all fields of a new row. JSON values.
        version: The row's version after the change.
    """

    noun: str
    noun_id: UUID
    case_id: UUID | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    version: int

    @property
    def is_new(self) -> bool:
        """Whether the change made this row."""
        return not self.before


@dataclass(frozen=True, slots=True)
class Change:
    """One act as the history keeps it.

    Attributes:
        is_undone: Whether it has been taken back (and not done again since).
    """

    id: UUID
    action: Action
    actor_id: UUID
    at: datetime
    source: Source
    items: tuple[ChangedNoun, ...]
    batch_id: UUID | None = None
    undoes_id: UUID | None = None
    note: str = ""
    is_undone: bool = False
