"""Opening a store: what is promised, what is refused."""

import os
import sqlite3
import stat
import threading
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.adapters.database.engine import (
    SHIPPED_PRAGMAS,
    Pragma,
    PragmaRefused,
    apply_pragmas,
    open_engine,
    shorten_log,
)
from app.adapters.database.integrity import integrity_problems
from app.domain.store_errors import (
    Damage,
    NotAStore,
    StoreDamaged,
    StoreFull,
    StoreMissing,
    StoreMoved,
    StoreReadOnly,
)


@pytest.fixture
def store(tmp_path):
    return tmp_path / "own folder" / "keepword.db"


@pytest.fixture
def engine(store):
    engine = open_engine(store)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT) STRICT"))
        connection.execute(
            text(
                "CREATE TABLE answers (id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL REFERENCES notes (id)) STRICT"
            )
        )
    yield engine
    engine.dispose()


def add(connection, words="hello"):
    connection.execute(text("INSERT INTO notes (words) VALUES (:words)"), {"words": words})


def count(engine):
    with engine.connect().execution_options(ro=True) as connection:
        return connection.execute(text("SELECT count(*) FROM notes")).scalar()


def test_every_connection_answers_as_shipped(engine):
    with engine.connect() as one, engine.connect().execution_options(ro=True) as other:
        for pragma in SHIPPED_PRAGMAS:
            assert one.exec_driver_sql(f"PRAGMA {pragma.name}").scalar() == pragma.answer
            assert other.exec_driver_sql(f"PRAGMA {pragma.name}").scalar() == pragma.answer
        assert integrity_problems(one) == []


def test_a_setting_that_does_not_hold_is_never_passed_over():
    with closing(sqlite3.connect(":memory:")) as raw, pytest.raises(PragmaRefused):
        apply_pragmas(raw.execute, (Pragma("journal_mode", "WAL", "wal"),))


def test_store_log_and_index_are_private_to_the_user(store, engine):
    for file in store.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    assert stat.S_IMODE(store.parent.stat().st_mode) == 0o700
    assert len(list(store.parent.iterdir())) == 3


def test_a_unit_of_work_that_raises_leaves_nothing_not_even_a_table(engine):
    def half_done():
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER) STRICT"))
            add(connection)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()

    assert count(engine) == 0
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'half'")).first() is None


def test_a_unit_of_work_sees_one_moment_while_others_write(engine):
    with engine.connect().execution_options(ro=True) as reader:
        before = reader.execute(text("SELECT count(*) FROM notes")).scalar()
        with engine.begin() as writer:
            add(writer)
        assert reader.execute(text("SELECT count(*) FROM notes")).scalar() == before
    assert count(engine) == before + 1


def test_four_threads_that_read_then_write_lose_no_step_and_meet_no_lock(engine):
    with engine.begin() as connection:
        add(connection, "0")

    def step_up():
        for _ in range(25):
            with engine.begin() as connection:
                number = int(connection.execute(text("SELECT words FROM notes")).scalar())
                connection.execute(text("UPDATE notes SET words = :words"), {"words": str(number + 1)})

    threads = [threading.Thread(target=step_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with engine.connect() as connection:
        assert connection.execute(text("SELECT words FROM notes")).scalar() == "100"


def test_references_are_kept(engine):
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO answers (note_id) VALUES (999)"))


def test_customers_words_do_not_reach_the_text_of_a_failure(engine):
    twice = text("INSERT INTO notes (id, words) VALUES (1, :words), (1, :words)")
    with pytest.raises(IntegrityError) as failure, engine.begin() as connection:
        connection.execute(twice, {"words": "a secret word"})

    assert "secret" not in str(failure.value)


def test_a_store_in_memory_is_one_for_all_connections():
    engine = open_engine(":memory:")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT) STRICT"))
        add(connection)
    assert count(engine) == 1
    with engine.connect() as connection:
        assert integrity_problems(connection) == []
    engine.dispose()


def test_the_log_is_cut_to_nothing_unless_a_reader_holds_it(store, engine):
    log = store.with_name(store.name + "-wal")
    with engine.connect().execution_options(ro=True) as reader:
        reader.execute(text("SELECT count(*) FROM notes")).scalar()
        with engine.begin() as writer:
            add(writer, "x" * 10_000)
        with closing(sqlite3.connect(store, timeout=0)) as impatient:
            assert impatient.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 1
    assert log.stat().st_size > 0
    assert shorten_log(engine)
    assert log.stat().st_size == 0


def test_writing_goes_on_after_the_log_was_cut(engine):
    shorten_log(engine)
    with engine.connect() as connection:
        add(connection)
        connection.rollback()
        add(connection)
        connection.commit()
    assert count(engine) == 1


@pytest.mark.parametrize("instead", ["nothing", "another file", "a folder"])
def test_a_store_deleted_or_replaced_while_open_takes_no_more_words(store, engine, instead):
    moved = store.with_name("moved.db")
    store.rename(moved)
    if instead == "another file":
        store.write_bytes(moved.read_bytes())
    elif instead == "a folder":
        store.mkdir()

    with pytest.raises(StoreMoved), engine.begin() as connection:
        add(connection)

    raw = engine.raw_connection()
    assert raw.driver_connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
    raw.close()


def test_a_full_store_takes_the_unit_back_and_works_again_with_room(engine):
    with engine.begin() as connection:
        add(connection, "before")
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def fill_up():
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
            for _ in range(100):
                add(connection, "x" * 3000)

    with pytest.raises(StoreFull):
        fill_up()

    assert count(engine) == 1
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        add(connection, "after")
    assert count(engine) == 2


def made_by(statements):
    def make(path):
        with closing(sqlite3.connect(path)) as raw:
            raw.executescript(statements)

    return make


FOREIGN = {
    "a photo": lambda path: path.write_bytes(b"\xff\xd8\xff\xe0" + os.urandom(5000)),
    "an encrypted store": lambda path: path.write_bytes(os.urandom(8192)),
    "a short text": lambda path: path.write_bytes(b"hello"),
    "a folder": lambda path: path.mkdir(),
    "another program's database": made_by("CREATE TABLE bookmarks (id INTEGER)"),
    "another program's marked database": made_by(
        "PRAGMA application_id=7; CREATE TABLE bookmarks (id INTEGER)"
    ),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_not_a_store_is_refused_and_left_as_it_is(tmp_path, what):
    path = tmp_path / "keepword.db"
    FOREIGN[what](path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(NotAStore):
        open_engine(path)

    assert before is None or path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["keepword.db"]


def test_an_empty_file_is_damage_and_not_a_new_store(tmp_path):
    path = tmp_path / "keepword.db"
    path.touch()
    with pytest.raises(StoreDamaged) as refusal:
        open_engine(path)
    assert refusal.value.damage is Damage.EMPTY


@pytest.mark.parametrize("bytes_at_start", [b"\0" * 4096, b"#" * 16])
def test_a_broken_header_is_told_from_a_foreign_file(store, engine, bytes_at_start):
    engine.dispose()
    with store.open("rb+") as file:
        file.write(bytes_at_start)
    with pytest.raises(StoreDamaged) as refusal:
        open_engine(store)
    assert refusal.value.damage is Damage.HEADER


def test_a_broken_page_is_damage(store, engine):
    with engine.begin() as connection:
        for _ in range(200):
            add(connection, "x" * 500)
    shorten_log(engine)
    engine.dispose()
    with store.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 8)

    def read():
        again = open_engine(store)
        try:
            with again.connect() as connection:
                connection.execute(text("SELECT sum(length(words)) FROM notes")).all()
        finally:
            again.dispose()

    with pytest.raises(StoreDamaged):
        read()


def test_words_in_the_log_left_by_a_kill_are_there_after_opening(store, engine, tmp_path):
    with engine.begin() as connection:
        add(connection, "told Eimear")
    for suffix in ("", "-wal"):
        source = store.with_name(store.name + suffix)
        (tmp_path / f"copy.db{suffix}").write_bytes(source.read_bytes())

    again = open_engine(tmp_path / "copy.db")
    assert count(again) == 1
    again.dispose()


def test_reading_only_writes_nothing_and_creates_nothing(store, engine, tmp_path):
    with pytest.raises(StoreMissing):
        open_engine(tmp_path / "none.db", read_only=True)
    reader = open_engine(store, read_only=True)
    assert count(reader) == 0
    with pytest.raises(StoreReadOnly), reader.connect().execution_options(ro=True) as connection:
        add(connection)
    reader.dispose()
    assert not (tmp_path / "none.db").exists()


def test_a_lost_store_is_not_replaced_by_an_empty_one_behind_a_running_program(store, engine):
    engine.dispose()
    for file in list(store.parent.iterdir()):
        file.unlink()

    with pytest.raises(Exception, match="Store"), engine.begin() as connection:
        add(connection)

    assert list(store.parent.iterdir()) == []


@contextmanager
def without_privileges():
    """The superuser may write everywhere; step down for a moment where the tests run as one."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.parametrize("log_left", [False, True])
def test_a_store_in_a_folder_without_write_permission_can_be_read(store, engine, tmp_path, log_left):
    with engine.begin() as connection:
        add(connection)
    if not log_left:
        shorten_log(engine)
        engine.dispose()
    for path in (*tmp_path.parents[:3], tmp_path):  # one level more where tests run in parallel
        if "pytest" in str(path):
            path.chmod(0o755)
    for file in store.parent.iterdir():
        file.chmod(0o444)
    store.parent.chmod(0o555)
    with without_privileges():
        reader = open_engine(store, read_only=True)
        assert count(reader) == 1
        reader.dispose()
        writer = open_engine(store)
        with pytest.raises(StoreReadOnly), writer.begin() as connection:
            add(connection)
        writer.dispose()
    store.parent.chmod(0o700)
