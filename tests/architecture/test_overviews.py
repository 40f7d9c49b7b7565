"""Each overview has all that its entry names, and the parts of the package that it may name."""

from __future__ import annotations

import pytest

from tests.architecture.modules import PACKAGE
from values_handbook.labels import english_labels
from values_handbook.overviews import OVERVIEWS, function_at


@pytest.mark.parametrize("name", OVERVIEWS)
def test_an_overview_is_complete(name: str) -> None:
    overview = OVERVIEWS[name]
    assert overview.name == name
    assert overview.view.startswith("render.views.")
    assert callable(function_at(overview.view))
    assert (PACKAGE / f"render/templates/{name}.html").is_file()
    if overview.is_page:
        assert overview.has_content.startswith(("derive.", "plan."))
        assert callable(function_at(overview.has_content))
        assert f"{name}-page" in english_labels().words
    if overview.home is not None:
        assert overview.is_page
        assert overview.home.question in english_labels().words
        assert not overview.home.condition or callable(function_at(overview.home.condition))
