"""Links that print themselves in templates."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to a record or page, or a plain name where `href` is empty. In a template it prints itself."""

    title: str
    href: str = ""
    kind: str = ""

    def __html__(self) -> str:
        # Links are a third of what pages print; a macro of the templates takes eight times as long.
        title = escape(self.title)
        return f'<a href="{escape(self.href)}">{title}</a>' if self.href else title
