"""The view of a form that proposes a change of a record, or a new one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from values_handbook.derive.order import ordered
from values_handbook.forms import inputs_of
from values_handbook.plan.site import IDS_FILE, form_file
from values_handbook.render.bundles import FORM_SCRIPT
from values_handbook.render.context import LinkView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.forms import Input
    from values_handbook.render.context import PageContext

ISSUE_FORM = "propose-a-change.yml"
"""The form of GitHub that takes a proposal; `handbook init` writes it."""
MOST_FILES = 500
"""Links to files on the page of a form, for those without scripts."""
_WORDS = (
    "add",
    "after",
    "before",
    "choose",
    "copied",
    "copy",
    "example",
    "failed",
    "file",
    "in-file",
    "keep",
    "locked",
    "more",
    "needed",
    "new",
    "nothing",
    "opens",
    "preview",
    "preview-about",
    "remove",
    "removed",
    "send",
    "sent",
    "too-long",
    "unknown",
    "what",
    "which",
    "why",
    "why-help",
)
_WORDS_HERE = (
    "again",
    "changes",
    "fits",
    "no-answer",
    "not-shown",
    "refused",
    "see",
    "touches",
    "write",
    "writing",
    "written",
)
"""What a form says besides where `handbook edit` writes what it sends."""
WRITING = "apply"
"""Where `handbook edit` takes what is to be written, from the site's root."""
_FILLED_LATER = {"example": {"example": "{example}"}, "sent": {"host": "{host}"}, "unknown": {"id": "{id}"}}
"""What the script fills into words."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """The file of a record in the editor of the forge; `id` is the record's, so that an address leads to the link."""

    id: str
    link: LinkView


@dataclass(frozen=True, slots=True)
class FormView:
    """A form. `about` says what becomes of a change. `data` is what its script needs to know of it, as JSON; `records` and
    `ids` are the addresses of what records hold now, and of what they may name. `write` is where `handbook edit` takes a
    change, and else empty. `files` are for those without scripts; `section` is the page of the kind, for a handbook with
    too many of them.
    """

    about: str
    data: str
    script: str
    records: str
    ids: str
    write: str
    files: tuple[FileLink, ...]
    section: LinkView


def form_view(context: PageContext, kind: str) -> FormView:
    """The form of a kind of record."""
    plan = context.shared.site.plan
    is_here = context.shared.site.project.is_edited_here
    word = context.t(f"kind-{kind}")
    words = (*_WORDS, *_WORDS_HERE) if is_here else _WORDS
    data = {
        "kind": kind,
        "new": context.t("give-thanks") if kind == "recognition" else context.t("form-new-kind", kind=word),
        "inputs": [field.as_data() for field in inputs_of(kind)],
        "issue": None if is_here else _issue(context),
        "words": {name: context.t(f"form-{name}", **_FILLED_LATER.get(name, {})) for name in words},
        "names": _names(context, inputs_of(kind)),
    }
    files = tuple(_files(context, kind))
    script = context.href(plan.file_of_site(FORM_SCRIPT))
    shown = files if len(files) <= MOST_FILES else ()
    records, ids = context.href(plan.file(form_file(kind))), context.href(plan.file(IDS_FILE))
    write = context.href(plan.file_of_site(WRITING)) if is_here else ""
    about = context.t("form-about-here" if is_here else "form-about")
    text = json.dumps(data, ensure_ascii=False)
    return FormView(about, text, script, records, ids, write, shown, context.section(kind))


def _issue(context: PageContext) -> dict[str, Any]:
    """Where an issue is begun, and the names of its parameters."""
    project = context.shared.site.project
    page = project.forge.new_issue
    assert page is not None  # Else the plan has no form.
    form = project.root / ".github" / "ISSUE_TEMPLATE" / ISSUE_FORM
    template = ISSUE_FORM if page.has_templates and form.is_file() else ""
    return {"address": page.address, "title": page.title, "body": page.body, "template": template}


def _names(context: PageContext, inputs: tuple[Input, ...]) -> dict[str, str]:
    """The fields in words, by their names in YAML."""
    found: dict[str, str] = {}
    for field in inputs:
        if field.name:
            words = context.t.known(f"field-{field.name}") or field.name.replace("_", " ")
            found[field.name] = f"{words[:1].upper()}{words[1:]}"
        found |= _names(context, (*field.fields, *((field.item,) if field.item else ())))
    return found


def _files(context: PageContext, kind: str) -> Iterator[FileLink]:
    forge = context.shared.site.project.forge
    for record in ordered(context.linked, kind):
        address = forge.edit_address(*context.shared.source_of(record.key))
        if address:
            yield FileLink(record.id, LinkView(context.shared.title(record.key), address))
