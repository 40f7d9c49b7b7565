"""What the public gets is made from what is published: only what its owners alone see may look at everything."""

from __future__ import annotations

import re

from tests.architecture.modules import ROOT

OF_ALL = re.compile(r"\bsite\.(?:whole|errors|diagnostics)\b")
"""What a `Site` tells of all records, published or not."""
FOR_OWNERS = {
    "cli/check.py": "the terminal, and annotations beside the files themselves",
    "cli/codeowners.py": "the file is not written while there are errors; with --all it names everything",
    "cli/printing.py": "documents for those who may see them, with --with-hidden",
    "cli/sheet.py": "a sheet for two who may see it, with --with-hidden",
    "cli/states.py": "the text of a comparison",
    "cli/values_check.py": "the team of a document, hidden ones only with --with-hidden",
    "editing/confirm.py": "commands that change files",
    "editing/opened.py": "commands that change files",
    "editing/outcome.py": "commands that change files",
    "site/files.py": "whether all of a record is published, else its form leads to the file",
    "mkdocs_adapter/handover.py": "hand-written pages that MkDocs could not read",
    "mkdocs_adapter/reporting.py": "the log of a build",
}


def test_only_what_owners_see_looks_at_everything() -> None:
    package = ROOT / "plugins" / "values_handbook"
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if OF_ALL.search(path.read_text(encoding="utf-8"))
    }
    assert found - set(FOR_OWNERS) == set(), "use `site.linked`, `site.public_errors` or `site.public_diagnostics`"
    assert set(FOR_OWNERS) - found == set(), "a reason that nobody needs any more"
