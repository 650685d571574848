"""Names of files that came from elsewhere, made harmless for every system."""

import re
import unicodedata
from typing import Final

MOST: Final = 120
NO_NAME: Final = "file"
_ENDING: Final = 16

_UNSAFE = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+'
)
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|\s|$)", re.IGNORECASE
)


def safe_name(name: str) -> str:
    r"""A name of one file, below any folder, that Windows, macOS and Linux take; its ending stays.

    >>> safe_name("../../CON.txt"), safe_name("a:b\n.pdf"), safe_name("...")
    ('_CON.txt', 'a_b_.pdf', 'file')
    """
    flat = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    flat = _UNSAFE.sub("_", flat).strip(" .")
    if not flat.strip("_ "):
        return NO_NAME
    if _RESERVED.match(flat):
        flat = f"_{flat}"
    if len(flat) > MOST:
        stem, dot, ending = flat.rpartition(".")
        is_ending = bool(dot) and len(ending) <= _ENDING
        flat = (
            f"{stem[: MOST - len(ending) - 1].rstrip(' .')}.{ending}"
            if is_ending
            else flat[:MOST].rstrip(" .")
        )
    return flat
