"""Fonts that a machine may have: pages have to hold with any. They are made of whichever common one is installed."""

from __future__ import annotations

_INSTALLED = ("DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "Roboto", "Open Sans", "FreeSans")
_SOURCES = ", ".join(f'local("{name}")' for name in _INSTALLED)


def _made(size: int, ascent: int, descent: int) -> str:
    """A style that shows everything in a font of other measures, in percent of the size of the type."""
    return (
        f"@font-face {{ font-family: Other; src: {_SOURCES}; size-adjust: {size}%; ascent-override: {ascent}%; "
        f"descent-override: {descent}%; line-gap-override: 0% }} body, body * {{ font-family: Other, serif !important }}"
    )


FONTS = {
    "as installed": "/* nothing */",
    "serif": "body, body * { font-family: serif !important }",
    "monospace": "body, body * { font-family: monospace !important }",
    "narrow and low": _made(80, 75, 15),
    "wide and low": _made(112, 75, 15),
    "tall": _made(100, 120, 45),
}
"""Styles, by what they show a page in."""
