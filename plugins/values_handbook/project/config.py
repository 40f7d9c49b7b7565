"""mkdocs.yml as the command line reads it: with `INHERIT` and `!ENV`, other tags ignored, and MkDocs not needed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.forge import Forge
from values_handbook.options import Options, read_options
from values_handbook.project.files import DISK
from values_handbook.source.names import in_any_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from values_handbook.project.files import Files
    from values_handbook.source.languages import Languages

PLUGIN = "values-handbook"
_NAMES = (PLUGIN, f"/{PLUGIN}")
"""What mkdocs.yml may call it: after a slash MkDocs looks for no plugin of the theme that has the same name."""
CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
ALWAYS_EXCLUDED = (".*", "/templates/")
"""What MkDocs itself leaves out of every site."""
_ATTRIBUTE_LISTS = frozenset(
    ("attr_list", "markdown.extensions.attr_list", "extra", "markdown.extensions.extra", "pymdownx.extra")
)


class ConfigError(Exception):
    """mkdocs.yml is missing or cannot be read; the message says which and why."""


EDITED_HERE = "HANDBOOK_EDITED_HERE"
"""The variable by which `handbook edit` tells a build that it shows the site to the one who edits it."""


@dataclass(frozen=True)
class Project:
    """What the pipeline needs to know of a handbook's folder. All paths are absolute.

    `language` is that of the theme as it is written there, such as `de` or `pt_BR`; `languages` are those of a site in
    several, while one of them is built. `attribute_lists` says that `## Heading {#anchor}` in a hand-written page names an
    anchor. `settings` is what mkdocs.yml says of the navigation and of plugins, as a text in which pages may be named.
    `is_edited_here` says that `handbook edit` shows the site, and writes what its forms send.
    """

    root: Path
    content: Path
    options: Options = field(default_factory=Options)
    excluded: Callable[[str], bool] = field(default=lambda uri: False)
    directories: bool = True
    attribute_lists: bool = False
    site_name: str = ""
    site_url: str = ""
    site_description: str = ""
    language: str = "en"
    forge: Forge = field(default_factory=Forge)
    overrides: tuple[Path, ...] = ()
    languages: Languages | None = None
    settings: str = ""
    is_edited_here: bool = False

    @property
    def has_forms(self) -> bool:
        """Whether the site has forms: it is edited here, or a team wants proposals, and its forge has issues."""
        is_proposed = self.options.propose == "issue" and self.forge.new_issue is not None
        return self.is_edited_here or is_proposed


def exclusion(patterns: str) -> Callable[[str], bool]:
    """A test for paths in the content folder that `exclude_docs` (gitignore patterns) or MkDocs itself leaves out.

    Raises ValueError for a pattern that is none.
    """
    if not patterns.strip():
        return _is_always_excluded
    import pathspec

    try:
        spec = pathspec.GitIgnoreSpec.from_lines([*ALWAYS_EXCLUDED, *patterns.splitlines()])
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"it holds a pattern that cannot be read: {error}") from error
    return in_any_form(spec.match_file)


def _is_always_excluded(uri: str) -> bool:
    """What ALWAYS_EXCLUDED matches, in a sixth of the time and without importing the library."""
    return uri.startswith((".", "templates/")) or "/." in uri


class _Loader(yaml.SafeLoader):
    """A safe loader that knows `!ENV` and reads any other tag as what it tags."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """The value of a variable, as MkDocs reads `!ENV` (pyyaml-env-tag): of several names the first one that is set.

    The last item of a list is the value where none is. A variable is a plain scalar of YAML: `true` and `3` have their
    types, and nothing makes a list of it.
    """
    if isinstance(node, yaml.ScalarNode):
        names, default = [node], None
    elif isinstance(node, yaml.SequenceNode):
        names, default = node.value, None
        if len(names) > 1:
            *names, last = names
            default = loader.construct_object(last, deep=True)
    else:
        raise yaml.constructor.ConstructorError(None, None, "`!ENV` takes a name or a list of names", node.start_mark)
    for name in map(loader.construct_scalar, names):
        if (value := os.environ.get(str(name))) is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, value, node.start_mark, node.end_mark))
    return default


def _untagged(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)  # type: ignore[arg-type]


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", _untagged)


def _load(path: Path, files: Files, depth: int = 0) -> dict[str, Any]:
    try:
        data = yaml.load(files.read(path).decode("utf-8-sig"), Loader=_Loader)
    except OSError as error:
        raise ConfigError(f"{path.name} cannot be read: {(error.strerror or 'unknown reason').lower()}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path.name}{_reason(error)}") from error
    if data is None and depth:  # an inherited file may be empty
        return {}
    if not isinstance(data, dict):
        raise ConfigError(f"{path.name} holds no settings")
    parent = data.pop("INHERIT", None)
    if parent is None:
        return data
    if depth > 10:
        raise ConfigError(f"{path.name}: INHERIT leads in a circle")
    return _merge(_load(path.parent / str(parent), files, depth + 1), data)


def _reason(error: Exception) -> str:
    """The place and reason of a problem with YAML, to be written after the file's name."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark
        return f":{mark.line + 1}:{mark.column + 1}: {error.problem}" if mark else f": {error.problem}"
    if isinstance(error, UnicodeDecodeError):
        return ": it is not UTF-8 text"
    if isinstance(error, yaml.reader.ReaderError):
        return ": it holds a character that YAML does not allow"
    return ": it is nested too deeply" if isinstance(error, RecursionError) else f": {error}"


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Settings over inherited ones: mappings are merged, everything else is replaced, as MkDocs does it."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


class NoConfigError(ConfigError):
    """There is no mkdocs.yml at all."""


def config_path(folder: Path, files: Files = DISK) -> Path:
    """The mkdocs.yml of a folder. Raises NoConfigError where there is none."""
    path = next((folder / name for name in CONFIG_NAMES if files.is_file(folder / name)), None)
    if path is None:
        raise NoConfigError(f"there is no mkdocs.yml in {folder}")
    return path


def read_project(folder: Path, files: Files = DISK) -> tuple[Project, tuple[Diagnostic, ...]]:
    """The handbook in a folder, and what is wrong with the plugin's options.

    `files` are those of an earlier revision where it is not today's that counts. Raises ConfigError where there is no
    usable mkdocs.yml.
    """
    path = config_path(folder, files)
    data = _load(path, files)
    root = path.parent.resolve()
    options, found = _options(data.get("plugins"), path.name)
    content = root / str(data.get("docs_dir") or "docs")
    if not files.is_folder(content):
        raise ConfigError(f"{path.name}: the folder `{data.get('docs_dir') or 'docs'}` (docs_dir) is not there")
    project = Project(
        root=root,
        content=content,
        options=options,
        excluded=_excluded(data, path.name),
        directories=data.get("use_directory_urls", True) is not False,
        attribute_lists=reads_attribute_lists(_extension_names(data.get("markdown_extensions"))),
        site_name=str(data.get("site_name") or ""),
        site_url=str(data.get("site_url") or ""),
        site_description=str(data.get("site_description") or ""),
        language=theme_language(data.get("theme")),
        forge=Forge(*(str(data.get(name) or "") for name in Forge._fields)),
        settings=repr((data.get("nav"), data.get("plugins"))),
    )
    return project, found


def theme_language(theme: Any) -> str:
    """The language of a theme: Material calls it `language`, MkDocs' own themes `locale`."""
    settings = theme if isinstance(theme, dict) else {}
    return str(settings.get("language") or settings.get("locale") or "en")


def _extension_names(extensions: Any) -> list[str]:
    """The names of Markdown extensions, which mkdocs.yml gives as a list or as a mapping, with or without settings."""
    listed = extensions if isinstance(extensions, list | dict) else []
    return [name for item in listed for name in (item if isinstance(item, dict) else [str(item)])]


def reads_attribute_lists(extensions: Iterable[str]) -> bool:
    """Whether these extensions of Python-Markdown take `{#anchor}` for an anchor; without them it is text."""
    return bool(_ATTRIBUTE_LISTS & set(extensions))


def _excluded(data: dict[str, Any], name: str) -> Callable[[str], bool]:
    patterns = data.get("exclude_docs")
    if patterns is not None and not isinstance(patterns, str):
        raise ConfigError(f"{name}: exclude_docs: it takes a text with a pattern on each line, as `exclude_docs: |`")
    try:
        return exclusion(patterns or "")
    except ValueError as error:
        raise ConfigError(f"{name}: exclude_docs: {error}") from error


def _options(plugins: Any, path: str) -> tuple[Options, tuple[Diagnostic, ...]]:
    given, found = _without_enabled(_given(plugins), path)
    try:
        return read_options(given), found
    except ValidationError as error:
        return Options(), (*found, *(option_problem(item, path) for item in error.errors(include_url=False)))


def _without_enabled(given: Any, path: str) -> tuple[Any, tuple[Diagnostic, ...]]:
    """The options without `enabled`, which MkDocs takes for every plugin and keeps for itself.

    A handbook that a build leaves out can be checked and changed all the same.
    """
    if not isinstance(given, dict) or "enabled" not in given:
        return given, ()
    found: tuple[Diagnostic, ...] = ()
    if not isinstance(given["enabled"], bool):
        headline, help_line = (
            "the option `enabled` is neither `true` nor `false`",
            "write `enabled: true` or `enabled: false`",
        )
        found = (diagnostic("invalid-option", headline, Span.of_file(path), help=help_line),)
    return {name: value for name, value in given.items() if name != "enabled"}, found


def _given(plugins: Any) -> Any:
    """What mkdocs.yml says of the plugin, whether `plugins` is a list or a mapping."""
    for item in plugins if isinstance(plugins, list) else [plugins]:
        named = (item[name] for name in _NAMES if name in item) if isinstance(item, dict) else iter(())
        if (found := next(named, None)) is not None:
            return found
    return None


def option_problem(error: Any, path: str) -> Diagnostic:
    """One of pydantic's errors about an option as a diagnostic of mkdocs.yml."""
    headline, help_line = option_words(error)
    return diagnostic("invalid-option", headline, Span.of_file(path), help=help_line)


_EXPECTED = {
    "dict_type": "fields with their values are expected here",
    "model_type": "fields with their values are expected here",
    "tuple_type": "a list is expected here",
    "greater_than_equal": "a number from 0 on is expected here",
    "less_than_equal": "a smaller number is expected here",
}
"""What pydantic's own types of errors mean to somebody who writes YAML."""


def option_words(error: Any) -> tuple[str, str]:
    """What is wrong with an option, and how to mend it."""
    from values_handbook.diagnostics.suggest import closest_help
    from values_handbook.options import PARTS

    place = ".".join(str(step) for step in error["loc"])
    if not place:
        return f"the options of `{PLUGIN}` are not fields with their values", "write them below it, such as `format: 1`"
    context = error.get("ctx") or {}
    if error["type"] == "extra_forbidden":
        model = PARTS.get(str(error["loc"][0]), Options) if len(error["loc"]) > 1 else Options
        return f"there is no option `{place}`", closest_help(str(error["loc"][-1]), model.model_fields)
    if error["type"] == "missing":
        return f"the option `{place}` is missing", ""
    if error["type"] == "literal_error":
        return f"the option `{place}` takes {context.get('expected')}", ""
    reason = context.get("headline") or _EXPECTED.get(error["type"]) or str(error["msg"]).lower()
    return f"the option `{place}`: {reason}", context.get("help", "")
