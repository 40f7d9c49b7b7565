"""What Lighthouse says of a page, on its mobile profile with simulated throttling."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from tests.node.packages import node_package

if TYPE_CHECKING:
    from collections.abc import Iterable

JUDGED = ("accessibility", "best-practices", "seo")
"""Categories that do not depend on the machine."""
SPEED = "performance"


class Scores(NamedTuple):
    """Scores from 0 to 100 by category, and what took something away, as `audit: elements`."""

    scores: dict[str, int]
    failed: tuple[str, ...]


def look(address: str, chromium: str, categories: Iterable[str]) -> Scores:
    """Open a page in a browser of its own, and judge it."""
    program = node_package("lighthouse/cli/index.js")
    done = subprocess.run(
        [
            "node",
            str(program),
            address,
            f"--only-categories={','.join(categories)}",
            "--output=json",
            "--quiet",
            "--chrome-flags=--headless=new --no-sandbox",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    scores = {name: round(100 * found["score"]) for name, found in report["categories"].items()}
    weighed = {
        item["id"] for found in report["categories"].values() for item in found["auditRefs"] if item["weight"] > 0
    }
    failed = (report["audits"][name] for name in sorted(weighed))
    return Scores(scores, tuple(_told(audit) for audit in failed if audit["score"] is not None and audit["score"] < 1))


def _told(audit: dict[str, object]) -> str:
    details = audit.get("details")
    items = details.get("items", []) if isinstance(details, dict) else []
    places = [str(item["node"].get("snippet")) for item in items if isinstance(item.get("node"), dict)]
    return f"{audit['id']} ({audit.get('displayValue', '')}): {' '.join(places)}"
