"""The workflows, forms and templates of this repository: those that `handbook init` gives, with another installation.

`make workflows` writes them. What they have in common has one origin, `starting/copied` in the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.architecture.modules import PACKAGE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = PACKAGE / "starting/copied"
_FOR_FORGES = (".github", ".gitlab", ".gitlab-ci.yml")
_INSTALLED = "-r requirements.txt"
_INSTALLED_HERE = "--constraint constraints.txt --editable ."


def mirrored() -> dict[Path, str]:
    """What each file is to hold."""
    texts = {path.relative_to(ORIGIN): path.read_text(encoding="utf-8") for path in ORIGIN.rglob("*") if path.is_file()}
    return {
        ROOT / path: text.replace(_INSTALLED, _INSTALLED_HERE)
        for path, text in sorted(texts.items())
        if path.parts[0] in _FOR_FORGES
    }


if __name__ == "__main__":
    for path, text in mirrored().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"wrote {len(mirrored())} files")
