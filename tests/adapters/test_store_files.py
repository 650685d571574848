"""Where a store lies and whether it is still there."""

from pathlib import Path

import pytest

from app.adapters.database.store_files import (
    FileIdentity,
    create_store_file,
    file_system,
    refuse_network,
    sync_service,
)
from app.domain.store_errors import StoreOnNetwork, StoreReadOnly

MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
//nas/office /mnt/office\\040share cifs rw 0 0
maya@nas: /home/maya/remote fuse.sshfs rw 0 0
tmpfs /home/maya/fast tmpfs rw 0 0
"""


@pytest.fixture
def kind_of(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    return lambda path: file_system(path, mounts)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/keepword.db", "ext4"),
        ("/home/maya/keepword.db", "nfs4"),
        ("/mnt/office share/keepword.db", "cifs"),
        ("/home/maya/remote/keepword.db", "fuse.sshfs"),
        ("/home/maya/fast/keepword.db", "tmpfs"),
        ("/homeless/keepword.db", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(kind_of, path, kind):
    assert kind_of(Path(path)) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb2", "smb3", "fuse.sshfs", "9p", "NFS"])
def test_network_file_systems_are_refused(kind):
    with pytest.raises(StoreOnNetwork) as refusal:
        refuse_network(Path("/data/keepword.db"), lambda _: kind)
    assert refusal.value.file_system == kind.casefold()


def test_windows_shares_are_refused():
    with pytest.raises(StoreOnNetwork):
        refuse_network(Path(r"\\nas\office\keepword.db"), lambda _: "")


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "ntfs3", "apfs", "tmpfs", "fuseblk", ""])
def test_local_file_systems_are_welcome(kind):
    assert refuse_network(Path("/data/keepword.db"), lambda _: kind) is None


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/maya/Dropbox/k.db", "Dropbox"),
        ("/home/maya/Dropbox (Work)/k.db", "Dropbox"),
        ("/Users/maya/OneDrive - Company/data/k.db", "OneDrive"),
        ("/Users/maya/Library/Mobile Documents/com~apple~CloudDocs/k.db", "iCloud"),
        ("/Users/maya/Library/CloudStorage/GoogleDrive-maya/My Drive/k.db", "Google Drive"),
        ("/home/maya/Google Drive/k.db", "Google Drive"),
        ("/home/maya/data/dropbox.db", None),
        ("/home/maya/dropboxes/k.db", None),
    ],
)
def test_sync_folders_are_named(path, service):
    assert sync_service(Path(path)) == service


def test_a_replaced_file_is_another_file(tmp_path):
    path = tmp_path / "store.db"
    path.write_text("one")
    identity = FileIdentity.of(path)
    assert identity.still_leads_there()

    (tmp_path / "two.db").write_text("two")
    (tmp_path / "two.db").replace(path)
    assert not identity.still_leads_there()

    path.unlink()
    assert not identity.still_leads_there()


def test_a_folder_that_cannot_hold_a_store_is_told_and_nothing_is_left(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreReadOnly):
        create_store_file(tmp_path / "file" / "keepword.db")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_existing_file_is_never_made_anew(tmp_path):
    path = tmp_path / "keepword.db"
    path.write_text("precious")
    create_store_file(path)
    assert path.read_text() == "precious"
