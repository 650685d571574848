"""Passwords go into the system's own keyring, or nowhere."""

from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.adapters.passwords.keyrings import TRUSTED, SystemKeyring, system_backend
from app.domain.calendars.links import Account

ACCOUNT = Account("https://calendar.example.com/dav/", "maya")


class Drawer(KeyringBackend):
    """A keyring that keeps, as those of systems do."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Locked(Drawer):
    """A keyring whose owner does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked


def test_whether_a_password_could_be_kept_is_known_before_one_is_typed():
    assert SystemKeyring(Drawer).can_keep()
    assert not SystemKeyring(lambda: None).can_keep()


def test_a_password_is_kept_found_and_forgotten():
    drawer = Drawer()
    ring = SystemKeyring(lambda: drawer)
    assert ring.find(ACCOUNT) is None
    assert ring.keep(ACCOUNT, "vanilla-42")
    assert ring.find(ACCOUNT) == "vanilla-42"
    assert list(drawer.kept) == [("Keepword calendar.example.com", "maya")]
    ring.forget(ACCOUNT)
    ring.forget(ACCOUNT)
    assert (ring.find(ACCOUNT), drawer.kept) == (None, {})


def test_what_a_keyring_refuses_is_asked_instead():
    ring = SystemKeyring(Locked)
    assert (ring.keep(ACCOUNT, "x"), ring.find(ACCOUNT)) == (False, None)


def test_without_a_keyring_nothing_is_kept():
    ring = SystemKeyring(lambda: None)
    assert (ring.keep(ACCOUNT, "x"), ring.find(ACCOUNT)) == (False, None)


def test_a_keyring_that_keeps_nothing_does_not_count_as_one():
    assert SystemKeyring(null.Keyring).keep(ACCOUNT, "x") is False
    assert SystemKeyring(fail.Keyring).keep(ACCOUNT, "x") is False


def test_only_keyrings_of_systems_are_trusted():
    assert not any(
        part in module for module, _ in TRUSTED for part in ("null", "fail", "file", "chainer", "alt")
    )
    backend = system_backend()
    assert backend is None or (type(backend).__module__, type(backend).__name__) in TRUSTED
