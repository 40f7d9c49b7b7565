"""Addresses, and where each policy lets them lead."""

from __future__ import annotations

import pytest

from values_handbook.prose.addresses import AddressPolicy, Reach, judge

OUTSIDE, INSIDE, NOWHERE = Reach.OUTSIDE, Reach.INSIDE, Reach.NOWHERE

VERDICTS = {
    # address: in a text, in a field, in an option for the web only
    "https://example.org": (OUTSIDE, OUTSIDE, OUTSIDE),
    "HTTP://EXAMPLE.ORG/x?y#z": (OUTSIDE, OUTSIDE, OUTSIDE),
    "https://[2001:db8::1]/x": (OUTSIDE, OUTSIDE, OUTSIDE),
    "ht\ttps://example.org": (OUTSIDE, OUTSIDE, OUTSIDE),
    "https://[::1": (NOWHERE, NOWHERE, NOWHERE),
    "https://": (NOWHERE, NOWHERE, NOWHERE),
    "https:///example.org": (NOWHERE, NOWHERE, NOWHERE),
    "http:/example.org": (NOWHERE, NOWHERE, NOWHERE),
    "http:example.org": (NOWHERE, NOWHERE, NOWHERE),
    "https:\\\\example.org": (NOWHERE, NOWHERE, NOWHERE),
    "https ://example.org": (NOWHERE, NOWHERE, NOWHERE),
    "//example.org": (OUTSIDE, NOWHERE, NOWHERE),
    "\\\\example.org": (OUTSIDE, NOWHERE, NOWHERE),
    "/\\example.org": (OUTSIDE, NOWHERE, NOWHERE),
    "/\t/example.org": (OUTSIDE, NOWHERE, NOWHERE),
    "///example.org": (NOWHERE, NOWHERE, NOWHERE),
    "//[": (NOWHERE, NOWHERE, NOWHERE),
    "mailto:team@example.org": (OUTSIDE, OUTSIDE, NOWHERE),
    "value:candor": (INSIDE, INSIDE, NOWHERE),
    "Goal:on-call#a": (INSIDE, INSIDE, NOWHERE),
    "guide.md": (INSIDE, INSIDE, NOWHERE),
    "/guide.md": (INSIDE, INSIDE, NOWHERE),
    "../a/b:c.md": (INSIDE, INSIDE, NOWHERE),
    "#heading": (INSIDE, INSIDE, NOWHERE),
    "?q=x": (INSIDE, INSIDE, NOWHERE),
    "": (NOWHERE, NOWHERE, NOWHERE),
    "check:value-without-owner": (NOWHERE, NOWHERE, NOWHERE),
    "javascript:alert(1)": (NOWHERE, NOWHERE, NOWHERE),
    "java\tscript:alert(1)": (NOWHERE, NOWHERE, NOWHERE),
    "\x01javascript:alert(1)": (NOWHERE, NOWHERE, NOWHERE),
    "\u200bjavascript:alert(1)": (NOWHERE, NOWHERE, NOWHERE),
    "java script:alert(1)": (NOWHERE, NOWHERE, NOWHERE),
    "data:text/html,x": (NOWHERE, NOWHERE, NOWHERE),
    "ftp://example.org": (NOWHERE, NOWHERE, NOWHERE),
    "c:\\notes.md": (NOWHERE, NOWHERE, NOWHERE),
    "1:x": (NOWHERE, NOWHERE, NOWHERE),
    "café:x": (NOWHERE, NOWHERE, NOWHERE),
    ":x": (NOWHERE, NOWHERE, NOWHERE),
    "a\x00b": (NOWHERE, NOWHERE, NOWHERE),
    "a\x7fb": (NOWHERE, NOWHERE, NOWHERE),
}


@pytest.mark.parametrize(("address", "verdicts"), VERDICTS.items())
def test_each_policy_has_its_verdict(address: str, verdicts: tuple[Reach, Reach, Reach]) -> None:
    assert tuple(judge(address, policy)[0] for policy in AddressPolicy) == verdicts


def test_a_stricter_policy_never_lets_more_through() -> None:
    for text, field, web in VERDICTS.values():
        assert field in (text, NOWHERE)
        assert web in (field, NOWHERE)
