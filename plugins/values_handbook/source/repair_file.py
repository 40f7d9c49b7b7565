"""The second look at a file that something is wrong with: every slip found, explained and mended on a copy.

This module and the families of slips that it stands on are imported when the first such file comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Span, diagnostic
from values_handbook.source.yaml_nodes import YamlFile, built
from values_handbook.source.yaml_places import moved, readable, restored
from values_handbook.source.yaml_text import FORBIDDEN, REPLACEMENT, forbidden_characters, split_lines
from values_handbook.yaml_repair import RepairedLines
from values_handbook.yaml_repair.effort import CHARACTERS_A_STEP, Effort
from values_handbook.yaml_repair.quotes import open_quotes
from values_handbook.yaml_repair.refused import Mender
from values_handbook.yaml_repair.silent import silent_slips

if TYPE_CHECKING:
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.nodes import Node
    from values_handbook.source.yaml_text import DecodedText
    from values_handbook.yaml_repair.parsed import ParsedYaml
    from values_handbook.yaml_repair.slip import Slip

ROUNDS = 50
FEW = 10
"""How often mends of slips that libyaml accepts may make a text that it refuses, before no more are tried."""
ENOUGH = 200
"""Diagnostics after which no more slips are looked for in a file."""
_STEPS = {"\n": 2, ":": 2, ",": 2, "{": 5, "[": 5}
"""What a mark that starts a node takes at most."""


class FileRepair:
    """One file, its slips mended on a copy as they are found."""

    def __init__(self, path: str, text: DecodedText) -> None:
        self._path = path
        self._restore = text.restore
        self._effort = Effort()
        self._found = list(text.diagnostics)
        self._broken = bool(text.diagnostics)
        self._draft = RepairedLines(self._allowed(text.text))
        self._steps = _steps(text.text)
        self._effort.spend(self._steps)
        self._refused = 0

    def _allowed(self, text: str) -> list[str]:
        """The lines with every forbidden character reported and replaced."""
        lines = split_lines(text)
        if FORBIDDEN.search(text) is None:
            return lines
        self._found += forbidden_characters(self._path, lines)
        self._broken = True
        return [FORBIDDEN.sub(REPLACEMENT, line) for line in lines]

    def read(self, parsed: ParsedYaml | None) -> YamlFile:
        """The file, mended where that is possible.

        A quote that closes by accident hides what lies in between, so these go first; then libyaml may refuse the rest.
        """
        mender = Mender(self._draft, self._tell, self._effort)
        for _ in range(ROUNDS):
            if parsed is None:
                left = mender.mend()
                self._broken = bool(self._found)
                if left is not None:
                    self._read_before(left.row)
                    return self._file(None)
            elif (slip := self._open_quote(parsed)) is not None:
                self._tell(slip)
                self._draft.mend(slip)
            else:
                break
            parsed = self._built(self._draft)
        return self._file(None if parsed is None else self._mend_silent(parsed))

    def _open_quote(self, parsed: ParsedYaml) -> Slip | None:
        return None if self._effort.is_spent else next(open_quotes(self._draft.lines, parsed.swallowing), None)

    def _read_before(self, index: int) -> None:
        """Report what is wrong above a line that stays unreadable, up to the entry that it belongs to."""
        lines = self._draft.lines
        while index > 0 and (index >= len(lines) or not lines[index] or lines[index][0] in " \t#"):
            index -= 1
        lines[index:] = [""] * (len(lines) - index)
        if (parsed := self._built(self._draft)) is not None:
            self._mend_silent(parsed)

    def _mend_silent(self, parsed: ParsedYaml) -> Node | None:
        """Report the slips that libyaml accepts, and mend them, one of a line at a time, until nothing can be mended."""
        for _ in range(ROUNDS):
            self._effort.spend(self._steps)
            slips = silent_slips(self._draft.lines, self._draft.text, parsed)
            is_last = self._effort.is_spent or len(self._found) > ENOUGH
            mended = None if is_last else self._mended(slips)
            if mended is None:
                for slip in slips:
                    self._tell(slip)
                break
            parsed = mended
        return parsed.root

    def _mended(self, slips: list[Slip]) -> ParsedYaml | None:
        """The file with one slip of each line mended and reported; None where nothing can be mended."""
        chosen: list[Slip] = []
        taken: set[int] = set()
        for slip in slips:
            numbers = {index for index, _ in slip.mended}
            if self._draft.may_mend(slip) and not numbers & taken:
                taken |= numbers
                chosen.append(slip)
        parsed = self._applied(chosen)
        if parsed is not None or len(chosen) < 2:
            return parsed
        return next((alone for slip in chosen if (alone := self._applied([slip])) is not None), None)

    def _applied(self, slips: list[Slip]) -> ParsedYaml | None:
        """The file with these slips mended and reported; None where libyaml would refuse it then."""
        if not slips or self._refused > FEW:
            return None
        trial = RepairedLines(self._draft.lines)
        for slip in slips:
            trial.mend(slip)
        parsed = self._built(trial)
        if parsed is None:
            self._refused += 1
            return None
        for slip in slips:
            self._tell(slip)
        for slip in slips:
            self._draft.mend(slip)
        return parsed

    def _built(self, draft: RepairedLines) -> ParsedYaml | None:
        self._effort.spend(self._steps)
        return built(draft.text)

    def _tell(self, slip: Slip) -> None:
        self._found.append(self._draft.report(self._path, slip))

    def _file(self, root: Node | None) -> YamlFile:
        if root is None and not self._found:
            self._found.append(_empty(self._path))
        if root is not None and self._draft.is_mended:
            root = moved(root, self._draft, {})
        if root is not None and self._restore:
            root = restored(root, self._restore)
        found = [readable(item, self._restore) for item in dict.fromkeys(self._found)]
        return YamlFile(root, tuple(sorted(found, key=lambda item: item.sort_key)), self._broken)


def _steps(text: str) -> int:
    """How long it takes to parse a text, or to look through it for slips."""
    return len(text) // CHARACTERS_A_STEP + sum(steps * text.count(mark) for mark, steps in _STEPS.items())


def _empty(path: str) -> Diagnostic:
    help_line = "write a record, starting with `title: …`, or delete the file"
    return diagnostic(
        "empty-file", "the file holds nothing but comments or blank lines", Span.of_file(path), help=help_line
    )
