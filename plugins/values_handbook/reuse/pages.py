"""All generated pages of a site: stored pages where nothing that they depend on has changed, the others rendered.

While a page is rendered, a log notes what it reads of the handbook, as questions. The next build answers the same questions
again, once each, and reuses a page whose answers are all the same. So no list of dependencies has to be maintained.
"""

from __future__ import annotations

import os
from array import array
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from values_handbook.render.rendered import MarkedFile
from values_handbook.reuse.answers import Answers
from values_handbook.reuse.processes import Spread
from values_handbook.reuse.stored import StoredPage, StoredPages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from values_handbook.derive.query import Question
    from values_handbook.render.renderer import PageRenderer


MANY_PAGES = 8_000
"""Above this number, bodies are compressed: those of 10,000 goals take 130 MiB. It makes a build a quarter longer."""


class _NewPage(NamedTuple):
    """A rendered page with the questions that it depends on, and templates that could not be used.

    Each process numbers the questions for itself, and sends each only once, in `new`: sending all of them with every page
    took longer than rendering the pages. `first` is the number of the first new one.
    """

    page: StoredPage
    process: int
    first: int
    new: Sequence[Question]
    problems: tuple[str, ...]


class _PageWork:
    """Renders files and pages by their numbers, in any process."""

    def __init__(self, renderer: PageRenderer, files: Sequence[Callable[[], str]], paths: Sequence[str]) -> None:
        self._renderer = renderer
        self._files = files
        self._paths = paths
        self._numbers: dict[Question, int] = {}

    def __call__(self, number: int) -> Any:
        if number < len(self._files):
            return self._files[number]()
        return self._page(self._paths[number - len(self._files)])

    def _page(self, path: str) -> _NewPage:
        renderer, numbers = self._renderer, self._numbers
        with renderer.shared.log.apart() as questions:
            page = renderer.page(renderer.site.plan.planned[path])
        first, new = len(numbers), [question for question in questions if question not in numbers]
        for question in new:
            numbers[question] = len(numbers)
        dependencies = array("I", map(numbers.__getitem__, questions))
        stored = StoredPage.of(page, dependencies, packed=len(renderer.site.plan.pages) > MANY_PAGES)
        return _NewPage(stored, os.getpid(), first, new, tuple(renderer.templates.problems))


def begin_site(
    renderer: PageRenderer, files: Mapping[str, Callable[[], str]], stored: StoredPages
) -> Callable[[], StoredPages]:
    """Start to render every planned page and every file that `stored` lacks. The returned function waits for the results.

    `files` holds a function for each other file; all of these depend on everything but those with a mark.
    """
    answers = Answers(renderer.shared)
    planned = renderer.site.plan.planned
    changed = _changed_questions(stored, answers)
    known = {
        path: page for path, page in stored.pages.items() if path in planned and changed.isdisjoint(page.dependencies)
    }
    marks = {path: make.mark for path, make in files.items() if isinstance(make, MarkedFile)}
    valid = stored.files
    if stored.everything != answers.everything:
        valid = {path: valid[path] for path, mark in marks.items() if stored.marks.get(path) == mark and path in valid}
    # Slow jobs come first, so that no process waits for another at the end: files, and pages of many records.
    unwritten = [path for path in files if path not in valid]
    missing = sorted((path for path in planned if path not in known), key=lambda path: planned[path].role == "record")
    if not unwritten and not missing and known.keys() == stored.pages.keys() and files.keys() == stored.files.keys():
        return lambda: stored
    work = _PageWork(renderer, [files[path] for path in unwritten], missing)
    spread: Spread[Any] = Spread(len(unwritten) + len(missing), work)

    def end() -> StoredPages:
        done = spread.results()
        rendered: list[_NewPage] = done[len(unwritten) :]
        renderer.templates.problems.update(dict.fromkeys(text for page in rendered for text in page.problems))
        if len(planned) > MANY_PAGES:
            renderer.forget()
        result = _join(answers, stored, known, dict(zip(missing, rendered, strict=True)))
        result.files = {path: valid[path] for path in files if path in valid} | dict(zip(unwritten, done, strict=False))
        result.marks = marks
        return result

    return cache(end)


def _changed_questions(stored: StoredPages, answers: Answers) -> set[int]:
    """The numbers of the questions whose answers have changed."""
    if stored.everything == answers.everything:
        return set()
    answered = enumerate(zip(stored.questions, stored.answers(), strict=True))
    return {number for number, (question, answer) in answered if answers.to(question) != answer}


def _join(
    answers: Answers, stored: StoredPages, known: dict[str, StoredPage], rendered: Mapping[str, _NewPage]
) -> StoredPages:
    """Stored and new pages, with one list of the questions that they depend on.

    While most pages are reused, their questions keep their numbers, even if no page depends on some of them any more.
    """
    is_mostly_reused = len(known) > len(rendered)
    numbers = {question: number for number, question in enumerate(stored.questions if is_mostly_reused else ())}
    pages = (
        known
        if is_mostly_reused
        else {path: _renumber(page, stored.questions, numbers) for path, page in known.items()}
    )
    own: defaultdict[int, list[int]] = defaultdict(list)
    # In the order in which each process rendered them; jobs of a process that failed come last.
    for new in sorted(rendered.values(), key=lambda new: new.first):
        own[new.process] += _number(new.new, numbers)
    for path, new in rendered.items():
        pages[path] = new.page._replace(
            dependencies=array("I", [own[new.process][number] for number in new.page.dependencies])
        )
    # Computed when the pages are saved, which may happen in another process.
    compute_answers = cache(lambda: [answers.to(question) for question in numbers])
    return StoredPages(answers.everything, list(numbers), compute_answers, pages)


def _renumber(page: StoredPage, questions: Sequence[Question], numbers: dict[Question, int]) -> StoredPage:
    return page._replace(dependencies=array("I", _number((questions[number] for number in page.dependencies), numbers)))


def _number(questions: Iterable[Question], numbers: dict[Question, int]) -> list[int]:
    return [numbers.setdefault(question, len(numbers)) for question in questions]
