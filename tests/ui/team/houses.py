"""The sample company as a house, for tests at more than one desk."""

from contextlib import contextmanager
from datetime import UTC, datetime

from app.adapters.data_files.styles import load_styles
from app.bootstrap import House, book_content, fresh_ids
from app.paths import find_paths
from app.services.set_up import SetUpService
from tests.data.sample_stores import filled

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@contextmanager
def sample_house(folder):
    """A store of the sample company on disk, at the moment its story is told for."""
    paths = find_paths({"KEEPWORD_HOME": str(folder)}).ensure()
    transactions, _ = filled(NOW, folder)
    set_up = SetUpService(transactions, lambda: NOW, fresh_ids(lambda: NOW), lambda: book_content(paths))
    loaded = load_styles(paths.resources / "styles", paths.data / "styles")
    yield House(paths, folder / "store.db", transactions, lambda: NOW, set_up, loaded)
    transactions.engine.dispose()
