"""The erasure journal: who was erased by number alone, so that a copy from elsewhere is erased again."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from app.adapters.data_files.safe_write import SafeFiles
from app.domain.data_problems import DataFileProblem
from app.domain.erasure import Erasure, Whose


class ErasureJournal:
    """Fulfils :class:`app.services.erasures.Journal`; private, and beside the store, so that no restore takes it back."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> Sequence[Erasure]:
        """Every erasure, the oldest first. Raises DataFileProblem."""
        try:
            text = self._file.read_text("utf-8")
        except FileNotFoundError:
            return ()
        try:
            return [_erasure(one) for one in json.loads(text)]
        except (ValueError, KeyError, TypeError) as error:
            raise DataFileProblem(str(self._file), "", str(error)) from error

    def keep(self, erasure: Erasure) -> None:
        """Note it, or that it is done."""
        others = [one for one in self.all() if one.noun_id != erasure.noun_id]
        lines = [_plain(one) for one in (*others, erasure)]
        with SafeFiles().replacing(self._file) as temporary:
            temporary.write_text(json.dumps(lines, indent=1), "utf-8")

    def done(self, erasure: Erasure) -> None:
        """Every file of ours is rewritten."""
        self.keep(replace(erasure, is_done=True))


def _plain(one: Erasure) -> dict[str, Any]:
    return {
        "whose": one.whose.value,
        "id": one.noun_id.hex,
        "at": one.at.isoformat(),
        "by": one.actor_id.hex,
        "done": one.is_done,
    }


def _erasure(kept: dict[str, Any]) -> Erasure:
    at = datetime.fromisoformat(kept["at"])
    return Erasure(Whose(kept["whose"]), UUID(kept["id"]), at, UUID(kept["by"]), bool(kept["done"]))
