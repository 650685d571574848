"""Passwords in the system's keyring. The only home of keyring."""

from app.adapters.passwords.keyrings import SystemKeyring

__all__ = ["SystemKeyring"]
