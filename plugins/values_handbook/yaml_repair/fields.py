"""Words that start a line of a record or a reference, for guesses only: is `note: this` in a list a field or a text?"""

from __future__ import annotations

from values_handbook import taxonomy

FIELD_NAMES = taxonomy.FIELD_NAMES
KINDS = frozenset({*taxonomy.KINDS, "check", "page", "record"})
"""Words that start a reference such as `value:candor`, where no space is missing after the colon."""
