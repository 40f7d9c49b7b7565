"""The templates of a team, which stand before the package's own and may be wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class UnusableTemplateError(Exception):
    """A team's template cannot be used; the message says which, in what line, and why."""


class Templates:
    """Renders by name. `make` gives an environment for folders of overrides; their paths are shown from `root`.

    With `tolerant`, as in a preview, the package's own template stands in for one that cannot be used, and `problems`
    holds why; otherwise an UnusableTemplateError is raised.
    """

    def __init__(
        self,
        overrides: Iterable[Path],
        root: Path,
        make: Callable[[Iterable[Path]], Environment],
        *,
        tolerant: bool = False,
    ) -> None:
        self.folders = [folder.resolve() for folder in overrides]
        self._root = root
        self._all = make(self.folders)
        self._own = make(()) if tolerant and self.folders else None
        self.problems: dict[str, None] = {}

    def check(self) -> None:
        """Look at each of the team's templates, used or not, before anything is made."""
        for folder in self.folders:
            for path in sorted(folder.rglob("*.html")):
                try:
                    self._all.get_template(path.relative_to(folder).as_posix())
                except (TemplateError, UnicodeDecodeError) as error:
                    self._take(error, path)

    def render(self, name: str, **values: object) -> str:
        """A template with its values."""
        try:
            return self._all.get_template(name).render(**values)
        except Exception as error:
            place = self._place(error)
            if place is None:
                raise
            own = self._take(error, *place)
        return own.get_template(name).render(**values)

    def _take(self, error: Exception, path: Path, line: int = 1) -> Environment:
        """The environment to fall back on, with the problem noted; raises UnusableTemplateError where there is none."""
        if isinstance(error, TemplateSyntaxError):
            path, line = Path(error.filename or path), error.lineno
        shown = path.relative_to(self._root) if path.is_relative_to(self._root) else path
        problem = f"{shown.as_posix()}:{line}: {_reason(error)}"
        if self._own is None:
            raise UnusableTemplateError(problem) from error
        self.problems[problem] = None
        return self._own

    def _place(self, error: Exception) -> tuple[Path, int] | None:
        """The innermost line of a team's template that an error came out of; None for an error of the package."""
        found = None
        if isinstance(error, TemplateSyntaxError) and error.filename:
            found = Path(error.filename), error.lineno
        step = error.__traceback__
        while step is not None:
            path = Path(step.tb_frame.f_code.co_filename)
            if any(path.is_relative_to(folder) for folder in self.folders):
                found = path, step.tb_lineno
            step = step.tb_next
        return found if found and any(found[0].is_relative_to(folder) for folder in self.folders) else None


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    if isinstance(error, UnicodeDecodeError):
        return "the file is not UTF-8"
    return str(error) or type(error).__name__


def environment(overrides: Iterable[Path]) -> Environment:
    """Templates of the team before those of the package, which an override reaches as `default/<name>`."""
    own = PackageLoader("values_handbook", "render/templates")
    folders = [FileSystemLoader(folder) for folder in overrides]
    return Environment(
        loader=ChoiceLoader([*folders, own, PrefixLoader({"default": own})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
