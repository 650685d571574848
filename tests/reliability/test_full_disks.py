"""A disk that fills up at any write takes back the whole unit of work and says so."""

from pathlib import Path

from sqlalchemy import text

from app.adapters.database.engine import open_engine
from app.adapters.database.integrity import integrity_problems
from app.domain.store_errors import StoreFull
from tests.conftest import PROFILE

ROOMS = 200 if PROFILE == "all" else 40


def test_wherever_the_disk_fills_up_there_is_no_half_case_and_work_goes_on_with_room(tmp_path: Path):
    engine = open_engine(tmp_path / "keepword.db")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE cases (id INTEGER PRIMARY KEY, title TEXT) STRICT"))
        connection.execute(
            text("CREATE TABLE history (case_id INTEGER REFERENCES cases (id), said TEXT) STRICT")
        )
    refused = 0
    for number in range(1, ROOMS + 1):
        try:
            with engine.begin() as connection:
                pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
                connection.exec_driver_sql(f"PRAGMA max_page_count={pages + number % 5}")
                connection.execute(
                    text("INSERT INTO cases VALUES (:id, :title)"), {"id": number, "title": "x" * 6000}
                )
                connection.execute(
                    text("INSERT INTO history VALUES (:id, :said)"), {"id": number, "said": "y" * 6000}
                )
        except StoreFull:
            refused += 1
        with engine.connect().execution_options(ro=True) as connection:
            cases = connection.execute(text("SELECT id FROM cases ORDER BY id")).all()
            assert connection.execute(text("SELECT case_id FROM history ORDER BY case_id")).all() == cases
            assert len(cases) == number - refused
            assert integrity_problems(connection) == []
    assert 0 < refused < ROOMS
    engine.dispose()
