"""The cases that templates are shown with, out of their file."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from app.adapters.data_files.tables import read_table
from app.domain.letter_templates import SampleCase


def load_samples(file: Path) -> Mapping[str, SampleCase]:
    """Read a sample case for each language. Raises DataFileProblem."""
    table, found = read_table(file), {}
    for language in table.data:
        one = table.table(language)
        found[language] = SampleCase(
            one.text("subject"),
            one.text("contact"),
            one.text("first_name"),
            one.text("customer"),
            one.text("told"),
            one.texts("open"),
            one.text("promised"),
            one.text("waiting"),
        )
        one.finish()
    return MappingProxyType(found)
