"""What commands that read or change a handbook may refuse, turned into a line of theirs in one place."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from values_handbook.cli.refusal import Refusal, cannot_write
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.project import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def refusing(*others: type[Exception]) -> Iterator[None]:
    """Raise Refusal for a handbook that cannot be read, a change that cannot be made, and a file that cannot be written.

    `others` are more exceptions whose message says what to do.
    """
    reasons: tuple[type[Exception], ...] = (ConfigError, CannotEditError, *others)
    try:
        yield
    except reasons as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise cannot_write(error) from error
