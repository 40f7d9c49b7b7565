"""Slips in a text that libyaml refuses: the first mend that gets it beyond the place is taken, and so on to the end."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.yaml_repair.blanks import blank_slips
from values_handbook.yaml_repair.braces import brace_slips, unclosed_brackets
from values_handbook.yaml_repair.conflicts import conflicts
from values_handbook.yaml_repair.indentation import indentation_slips
from values_handbook.yaml_repair.lines import FAR, before, is_blank
from values_handbook.yaml_repair.lists import other_bullets
from values_handbook.yaml_repair.plain_words import in_plain_words
from values_handbook.yaml_repair.quotes import bad_escapes, swallows, unclosed_quotes
from values_handbook.yaml_repair.slip import LONGEST_LINE
from values_handbook.yaml_repair.spacing import missing_colon, spacing_slips
from values_handbook.yaml_repair.texts import head, text_slips, whole_texts
from values_handbook.yaml_repair.trouble import Trouble, find_trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.yaml_repair.effort import Effort
    from values_handbook.yaml_repair.slip import RepairedLines, Slip

ROUNDS = 50
MAX_CANDIDATES = 16


class Mender:
    """Mends a draft until libyaml accepts it. `tell` gets each slip before its lines are changed.

    Where the `effort` is spent, no more mends are tried.
    """

    def __init__(self, draft: RepairedLines, tell: Callable[[Slip], None], effort: Effort) -> None:
        self._draft = draft
        self._tell = tell
        self._effort = effort

    def mend(self) -> Trouble | None:
        """Mend what can be mended; returns the trouble that is left and could not be."""
        for conflict in list(conflicts(self._draft.lines)):
            self._take(conflict)
        rounds = 0
        while (trouble := self._trouble(self._draft.text)) is not None:
            slip = self._first_mend(trouble) if rounds < ROUNDS and not self._effort.is_spent else None
            if slip is None:
                self._tell(in_plain_words(trouble))
                return trouble
            self._take(slip)
            rounds += bool(slip.code)
        return None

    def _take(self, slip: Slip) -> None:
        if slip.code:
            self._tell(slip)
        self._draft.mend(slip)

    def _trouble(self, text: str) -> Trouble | None:
        trouble = find_trouble(text, self._effort)
        if trouble is None or trouble.open_row is None or trouble.open_row >= trouble.row:
            return trouble
        self._effort.spend(trouble.open_to - trouble.open_row)
        is_open = swallows(text.split("\n"), trouble.open_row, trouble.open_to)
        return trouble._replace(row=trouble.open_row) if is_open else trouble

    def _first_mend(self, trouble: Trouble) -> Slip | None:
        """The first mend after which libyaml gets beyond the line, else the first that gets it a little further."""
        lines = self._draft.lines
        for families_of, lesser in ((_in_the_text, (_is_further, _is_elsewhere)), (_in_the_layout, (_is_further,))):
            tried: list[list[tuple[Slip, Trouble | None]]] = []
            for index in _suspects(lines, trouble):
                self._effort.spend(_steps_around(lines, index))
                for family in families_of(lines, index, trouble):
                    tried.append(list(self._tried(family)))
                    if (slip := _best(tried[-1], _is_beyond, trouble)) is not None:
                        return slip
            for is_better in lesser:
                for attempts in tried:
                    if (slip := _best(attempts, is_better, trouble)) is not None:
                        return slip
        return None

    def _tried(self, slips: Iterable[Slip]) -> Iterator[tuple[Slip, Trouble | None]]:
        """Candidates with the trouble that libyaml has after them."""
        for slip in islice(slips, MAX_CANDIDATES):
            self._effort.spend(len(slip.mended))
            if self._effort.is_spent:
                return
            if self._draft.may_mend(slip):
                yield slip, self._trouble(self._draft.text_with(slip))


def _suspects(lines: list[str], trouble: Trouble) -> list[int]:
    """The lines that may hold the slip, the likelier first: libyaml often notices a slip only further down."""
    at = min(trouble.row, len(lines) - 1)
    near = [at, trouble.last_text, next(before(lines, at), None), head(lines, at), trouble.context_row]
    found = [index for index in near if index is not None and index < len(lines) and len(lines[index]) <= LONGEST_LINE]
    return list(dict.fromkeys(index for index in found if lines[index]))


def _steps_around(lines: list[str], index: int) -> int:
    """How long it takes at worst to look for slips on a line, and on those that its text may go on with."""
    return len(lines[index]) // 4 + min(len(lines), FAR)


def _in_the_text(lines: list[str], index: int, trouble: Trouble) -> list[Iterable[Slip]]:
    """Mends that leave each line where it is, by families, the likelier first."""
    if is_blank(lines[index]):
        return [blank_slips(lines, index)]
    is_escape = trouble.is_escape and index == trouble.row
    return [
        bad_escapes(lines, index, trouble.column, trouble.context_column) if is_escape else (),
        blank_slips(lines, index),
        other_bullets(lines, index),
        spacing_slips(lines, index),
        unclosed_quotes(lines, index),
        brace_slips(lines, index),
        text_slips(lines, index, trouble.row),
    ]


def _in_the_layout(lines: list[str], index: int, trouble: Trouble) -> list[Iterable[Slip]]:
    """Mends that change what a line belongs to; taken only where the others fail."""
    if is_blank(lines[index]):
        return []
    at = min(trouble.row, len(lines) - 1)
    return [
        unclosed_brackets(lines, index),
        missing_colon(lines, index),
        indentation_slips(lines, index) if index == at else (),
        whole_texts(lines, index),
    ]


def _best(
    attempts: list[tuple[Slip, Trouble | None]],
    is_better: Callable[[Slip, Trouble, Trouble | None], bool],
    trouble: Trouble,
) -> Slip | None:
    """Of the mends of one family that help, the one that gets libyaml furthest; among equals the first."""
    better = [(slip, then) for slip, then in attempts if is_better(slip, trouble, then)]
    return max(better, key=lambda attempt: _reach(attempt[1]))[0] if better else None


def _reach(trouble: Trouble | None) -> float:
    """The line that libyaml gets to."""
    return float("inf") if trouble is None else trouble.row


def _is_beyond(slip: Slip, trouble: Trouble, then: Trouble | None) -> bool:
    """Whether libyaml gets to a later line."""
    return then is None or then.row > trouble.row


def _is_further(slip: Slip, trouble: Trouble, then: Trouble | None) -> bool:
    """Whether libyaml gets at least to another problem on the same line."""
    if then is None or then.row != trouble.row or then.place == trouble.place:
        return then is None
    return max(index for index, _ in slip.mended) < trouble.row or then.column > trouble.column + 1


def _is_elsewhere(slip: Slip, trouble: Trouble, then: Trouble | None) -> bool:
    """Whether the mended line is read now, and another one above the place is next.

    libyaml may notice two slips only at a place below both, such as `-candor` and `-craft` above a proper item.
    """
    rows = [index for index, _ in slip.mended]
    return then is not None and then.row < trouble.row and (then.row > max(rows) or min(rows) == trouble.row)
