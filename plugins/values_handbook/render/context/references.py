"""References in texts."""

from __future__ import annotations

import re

from values_handbook.taxonomy import KIND

RECORD = re.compile(rf"{KIND}:")
"""How a link begins that names a record: `value:candor`."""
