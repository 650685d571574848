"""Letters as Outlook saves them (``.msg``), made here: a small writer of compound files and of the properties in them.

Source:
    [MS-CFB] for the file, [MS-OXMSG] for what stands in it.
"""

import itertools
import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

SUBJECT, BODY, HTML, SENDER_NAME, SENDER_SMTP, HEADERS = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x5D01, 0x007D
MESSAGE_ID, REFERENCES, SUBMITTED, CODEPAGE = 0x1035, 0x1039, 0x0039, 0x3FDE
FILE_NAME, FILE_DATA, FILE_METHOD = 0x3707, 0x3701, 0x3705


@dataclass
class Folder:
    """A storage: its streams, and the storages in it."""

    streams: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, "Folder"] = field(default_factory=dict)


def properties(head: int, **said):
    """The properties of a storage; names are ``p`` and the id in hexadecimal."""
    folder, entries = Folder(), b""
    for name, value in said.items():
        pid = int(name[1:], 16)
        kind, fixed, content = _value(value)
        entries += struct.pack("<HHI", kind, pid, 6) + fixed
        if content is not None:
            folder.streams[f"__substg1.0_{pid:04X}{kind:04X}"] = content
    folder.streams["__properties_version1.0"] = b"\0" * head + entries
    return folder


def _value(value):
    if isinstance(value, str):
        content = value.encode("utf-16-le")
        return 0x001F, struct.pack("<II", len(content) + 2, 0), content
    if isinstance(value, bytes):
        return 0x0102, struct.pack("<II", len(value), 0), value
    if isinstance(value, datetime):
        ticks = (value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10_000_000
        return 0x0040, struct.pack("<Q", int(ticks)), None
    return 0x0003, struct.pack("<II", value, 0), None


def msg(files=(), **said):
    """A letter as a file."""
    root = properties(32, **{f"p{pid:04x}": value for pid, value in _numbered(said)})
    for number, (name, content) in enumerate(files):
        facts = {f"p{FILE_NAME:04x}": name, f"p{FILE_METHOD:04x}": 1}
        if content is not None:
            facts[f"p{FILE_DATA:04x}"] = content
        root.folders[f"__attach_version1.0_#{number:08X}"] = properties(8, **facts)
    return compound(root)


def _numbered(said):
    return [(globals()[name.upper()], value) for name, value in said.items()]


def compound(root):
    """A compound file of 512-byte sectors."""
    entries = [("Root Entry", 5, root)]
    children = {0: _listed(root, entries)}
    for place, (_, kind, thing) in enumerate(entries):
        if kind == 1 and place:
            children[place] = _listed(thing, entries)
    mini, minifat, sectors, fat = b"", [], [], []
    starts = {}
    for place, (_, kind, content) in enumerate(entries):
        if kind != 2:
            continue
        if len(content) < CUTOFF:
            starts[place] = len(minifat) if content else END
            count = -(-len(content) // MINI)
            minifat += [len(minifat) + 1 + step for step in range(count)][:-1] + [END] * bool(count)
            mini += content.ljust(count * MINI, b"\0")
        else:
            starts[place] = _put(content, sectors, fat)
    mini_start = _put(mini, sectors, fat) if mini else END
    minifat_start = _put(_longs(minifat), sectors, fat, b"\xff") if minifat else END
    beside = {}
    for own in children.values():
        beside |= dict(itertools.pairwise(own))
    directory = b"".join(
        _entry(one, (children.get(place) or [FREE])[0], beside.get(place, FREE), where)
        for place, one in enumerate(entries)
        for where in [(mini_start, len(mini)) if one[1] == 5 else (starts.get(place, 0), _length(one))]
    )
    directory_start = _put(directory, sectors, fat)
    fat_sectors = 1
    while (len(sectors) + fat_sectors) > fat_sectors * 128:
        fat_sectors += 1
    places = list(range(len(sectors), len(sectors) + fat_sectors))
    table = _longs([*fat, *([FAT] * fat_sectors)]).ljust(fat_sectors * SECTOR, b"\xff")
    head = struct.pack(
        "<8s16s5H6s9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\0" * 16,
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"\0" * 6,
        0,
        fat_sectors,
        directory_start,
        0,
        CUTOFF,
        minifat_start,
        -(-len(minifat) * 4 // SECTOR),
        END,
        0,
    )
    return head + _longs(places).ljust(436, b"\xff") + b"".join(sectors) + table


def _listed(folder, entries):
    found = []
    for name, content in folder.streams.items():
        found.append(len(entries))
        entries.append((name, 2, content))
    for name, inner in folder.folders.items():
        found.append(len(entries))
        entries.append((name, 1, inner))
    return sorted(found, key=lambda place: (len(entries[place][0]), entries[place][0].upper()))


def _put(content, sectors, fat, filler=b"\0"):
    start, count = len(sectors), -(-len(content) // SECTOR)
    padded = content.ljust(count * SECTOR, filler)
    sectors += [padded[n * SECTOR : (n + 1) * SECTOR] for n in range(count)]
    fat += [start + step + 1 for step in range(count - 1)] + [END]
    return start


def _longs(values):
    return struct.pack(f"<{len(values)}I", *values)


def _length(entry):
    return len(entry[2]) if entry[1] == 2 else 0


def _entry(entry, child, right, where):
    """One entry of the directory; each storage's children hang to the right of each other."""
    raw = entry[0].encode("utf-16-le")
    links = struct.pack("<HBBIII", len(raw) + 2, entry[1], 1, FREE, right, child)
    return raw.ljust(64, b"\0") + links + b"\0" * 36 + struct.pack("<IQ", *where)
