"""The keyrings that operating systems have of their own; no other place may keep a password."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final
from urllib.parse import urlsplit

from keyring.backend import KeyringBackend

from app.domain.calendars.links import Account

TRUSTED: Final = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.libsecret", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
"""Named one by one: what other packages or a settings file bring (plain text, nothing at all) is never asked."""


def system_backend() -> KeyringBackend | None:
    """The best trusted keyring that works here, or None."""
    found: list[tuple[float, Any]] = []
    for module, name in TRUSTED:
        try:
            kind = getattr(import_module(module), name)
            if kind.viable:
                found.append((float(kind.priority), kind))
        except Exception:  # noqa: BLE001, S112 - one of another system fails in its own way
            continue
    return max(found, key=lambda one: one[0])[1]() if found else None


@dataclass(frozen=True, slots=True)
class SystemKeyring:
    """Fulfils :class:`app.services.calendars.ports.Passwords`. Whatever a keyring refuses, the person is asked instead."""

    backend: Callable[[], KeyringBackend | None] = system_backend

    def can_keep(self) -> bool:
        """Whether there is a trusted keyring; a locked one may still refuse."""
        return self.backend() is not None

    def find(self, account: Account) -> str | None:
        """The password that is kept, or None."""
        found = self._try(lambda ring: ring.get_password(_service(account), account.user))
        return found if isinstance(found, str) else None

    def keep(self, account: Account, password: str) -> bool:
        """Keep a password, and see that it is kept."""

        def keep(ring: KeyringBackend) -> bool:
            ring.set_password(_service(account), account.user, password)
            return ring.get_password(_service(account), account.user) == password

        return self._try(keep) is True

    def forget(self, account: Account) -> None:
        """Forget a password; none is forgotten already."""
        self._try(lambda ring: ring.delete_password(_service(account), account.user))

    def _try(self, act: Callable[[KeyringBackend], Any]) -> Any:
        ring = self.backend()
        if ring is None:
            return None
        try:
            return act(ring)
        except Exception:  # noqa: BLE001 - keyrings are services of the desktop: locked, gone, or of another opinion
            return None


def _service(account: Account) -> str:
    return f"Keepword {urlsplit(account.url).hostname or account.url}"
