"""Letters at an open store: drafts in the company's voice, the reply gate, draft files.

Their libraries and files are loaded with the first letter: most runs write none.
"""

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from app.adapters.data_files.safe_write import SafeFiles
from app.bootstrap import House, Services
from app.domain.errors import FileProblem
from app.domain.letters import MOST_ATTACHED, MOST_FILES, Letter, TooMuchAttached
from app.services.composing import ComposingService
from app.services.drafting import Draft, DraftService
from app.services.invitations import InvitationService, Invite
from app.services.templates import TemplateService


def drafts_at(house: House, services: Services) -> DraftService:
    """Drafts and the reply gate."""
    from app.adapters.letters.days import days  # noqa: PLC0415 - CLDR is large

    return DraftService(services.desk, *_stationery(house.paths.resources), days())


def templates_at(house: House, services: Services) -> TemplateService:
    """The texts that letters are made of."""
    return TemplateService(drafts_at(house, services), partial(_samples, house.paths.resources))


def composing_at(house: House, services: Services) -> ComposingService:
    """Letters at work."""
    return ComposingService(services.desk, drafts_at(house, services), services.telling, services.requests)


@cache
def _stationery(resources: Path) -> tuple[Any, Any]:
    """Voices and phrases as they ship: each read once, when it is asked for."""
    from app.adapters.data_files.phrases import load_phrases  # noqa: PLC0415 - as above
    from app.adapters.data_files.voices import load_voices  # noqa: PLC0415 - as above
    from app.adapters.letters.templates import TemplateText  # noqa: PLC0415 - as above

    return (
        cache(lambda: load_voices(resources / "voices", TemplateText)),
        cache(lambda: load_phrases(resources / "phrases")),
    )


@cache
def _samples(resources: Path) -> Any:
    """The cases that templates are shown with."""
    from app.adapters.data_files.letter_samples import load_samples  # noqa: PLC0415 - few look at templates

    return load_samples(resources / "voices" / "samples.toml")


def read_attached(paths: Sequence[str]) -> list[tuple[str, bytes]]:
    """The files that go with a letter, by name.

    Raises:
        FileProblem: One of them cannot be read any more.
        TooMuchAttached: Together they are more than mail servers take.
    """
    found: list[tuple[str, bytes]] = []
    room = MOST_ATTACHED
    for path in map(Path, paths):
        try:
            with path.open("rb") as file:
                content = file.read(room + 1)
        except (OSError, ValueError) as error:
            raise FileProblem(str(path), getattr(error, "strerror", None) or str(error)) from error
        room -= len(content)
        if room < 0 or len(found) == MOST_FILES:
            raise TooMuchAttached
        found.append((path.name, content))
    return found


def save_draft(house: House, draft: Draft, named: Path | None = None) -> Path:
    """A draft as a file that opens unsent in a mail program; among the drafts unless named. Raises NoAddress."""
    return save_letter(house, draft.letter, draft.reference, named)


def invitations_at(house: House, services: Services) -> InvitationService:
    """Invitations to visits."""
    return InvitationService(services.desk, drafts_at(house, services), services.telling)


def save_invitation(house: House, invite: Invite, named: Path | None = None) -> Path:
    """An invitation as a letter that opens unsent in a mail program. Raises NoAddress."""
    from app.adapters.calendar.invitations import request  # noqa: PLC0415 - few invite

    content = request(invite.invitation, house.set_up.install_id())
    return save_letter(house, invite.letter, f"{invite.reference}-visit", named, content)


def save_letter(
    house: House, letter: Letter, reference: str, named: Path | None = None, invitation: bytes = b""
) -> Path:
    """The same for a letter that somebody wrote."""
    from app.adapters.letters.drafts import eml  # noqa: PLC0415 - few letters become a file

    content = eml(letter, house.clock(), read_attached(letter.attached), invitation)
    folder = house.paths.data / "drafts"
    if named is None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = named or folder / f"{reference}.eml"
    with SafeFiles().replacing(file) as temporary:
        temporary.write_bytes(content)
    return file
