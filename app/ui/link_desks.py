"""What outside the store follows the person's cases, as the window asks for it."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # each is loaded when first asked
    from app.ui.calendar_links.desks import CalendarLinkDesk, StepFileDesk
    from app.ui.calendar_writing.desks import WritingDesk
    from app.ui.workbooks.desks import WorkbookDesk


class LinkDesk(Protocol):
    """The links' part of a desk."""

    def workbooks(self) -> "WorkbookDesk":
        """Linked workbooks."""

    def calendar_link(self) -> "CalendarLinkDesk":
        """A calendar on a server."""

    def step_files(self) -> "StepFileDesk":
        """One step as a file for another program. Raises NotFound where nothing can be written."""

    def calendar_writing(self) -> "WritingDesk":
        """What calendars get. Raises NotFound where nothing can be written."""
