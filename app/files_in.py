"""Where tables come in: readers, maps and the import, put together for one person."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.database.backups import Reason
from app.bootstrap import House, Services
from app.paths import Paths

if TYPE_CHECKING:  # a start takes no table in
    from app.domain.import_maps import ImportMap
    from app.services.import_tables import TableService
    from app.services.imports import ImportService


def imports_at(house: House, services: Services) -> "ImportService":
    """Taking tables in; a copy of the store is kept before."""
    return tables_at(house, services).imports


def tables_at(house: House, services: Services) -> "TableService":
    """Bringing foreign tables to where they can be taken in; what was used before is this person's own."""
    from app.adapters.data_files.csv_out import write_csv  # noqa: PLC0415 - few sessions take a table in
    from app.adapters.data_files.csv_rows import read_table  # noqa: PLC0415 - as above
    from app.adapters.data_files.import_shelf import ImportShelf  # noqa: PLC0415 - as above
    from app.adapters.workbook.foreign.files import ForeignTables  # noqa: PLC0415 - as above
    from app.services.import_tables import TableService  # noqa: PLC0415 - as above
    from app.services.imports import ImportService  # noqa: PLC0415 - as above

    files = ForeignTables(read_table, write_csv, SafeFiles().replacing)
    own = house.paths.config / "people" / f"{services.desk.person_id.hex}-imports"
    return TableService(
        ImportService(services.desk, files.read, lambda: house.back_up(Reason.IMPORT)),
        files,
        ImportShelf(house.paths.resources / "imports", own),
    )


def import_map(paths: Paths, named: str) -> "ImportMap":
    """A mapping file, or a shipped one by its name. Raises DataFileProblem."""
    from app.adapters.data_files.import_maps import load_import_map  # noqa: PLC0415 - few sessions take a table in

    file = Path(named).expanduser()
    shipped = paths.resources / "imports" / f"{file.stem}.toml"
    is_name = file.name == named and not file.exists() and shipped.exists()
    return load_import_map(shipped if is_name else file)
