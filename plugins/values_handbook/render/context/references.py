"""References in texts."""

from __future__ import annotations

import re

from values_handbook.taxonomy import KINDS

RECORD = re.compile(rf"(?:{'|'.join(KINDS)}):")
"""How a link begins that names a record: `value:candor`."""
