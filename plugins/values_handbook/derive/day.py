"""The day of the build, an input like the files."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

LAST_SECOND = (1 << 32) - 1
"""In the year 2106, in seconds since 1970: MkDocs writes it into a compressed file, which has 32 bits for it."""


class DayError(Exception):
    """`SOURCE_DATE_EPOCH` is not a valid time. The message explains in one line which values it takes."""


def today() -> date:
    """The day of the build: that of `SOURCE_DATE_EPOCH` (seconds since 1970, UTC) where it is set, else the system's.

    Raises DayError where it is set to something else, since whoever sets it wants reproducible output.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().date()
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= len(str(LAST_SECOND)) and int(epoch) <= LAST_SECOND):
        shown = f"{epoch[:20]}…" if len(epoch) > 20 else epoch
        raise DayError(
            f"SOURCE_DATE_EPOCH is {shown!r}: set it to whole seconds since 1970, such as 1795392000; "
            "`git log -1 --format=%ct` prints those of the last commit"
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()
