"""For desktops without any notices: the list and the badge in the window remain."""

from app.services.notices import Notice


class SilentNotifier:
    """Takes nothing, so nothing counts as shown."""

    name = "none"

    def trouble(self) -> str | None:
        return None

    def show(self, notice: Notice) -> bool:  # noqa: ARG002 - a notice nobody sees
        return False

    def withdraw(self, key: str) -> None:
        """Nothing was shown."""

    def close(self) -> None:
        """Nothing is held."""
