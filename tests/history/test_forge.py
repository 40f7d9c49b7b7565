"""Addresses of files on forges, and nothing secret or strange in them."""

from __future__ import annotations

import pytest

from values_handbook.forge import file_address, web_address


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/larkfold/handbook", "https://github.com/larkfold/handbook"),
        ("https://github.com/larkfold/handbook.git/", "https://github.com/larkfold/handbook"),
        ("git@github.com:larkfold/handbook.git", "https://github.com/larkfold/handbook"),
        ("gitlab.example.org:a/b/c", "https://gitlab.example.org/a/b/c"),
        ("ssh://git@example.org:2222/a/b.git", "https://example.org/a/b"),
        ("http://localhost:3000/a/b", "http://localhost:3000/a/b"),
        ("https://user:secret@example.org/a/b", "https://example.org/a/b"),  # no secret
        ("../handbook", ""),
        ("file:///srv/handbook.git", ""),
        ("javascript:alert(1)", ""),
        ("https://example.org/a) [evil](https://evil.example", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_the_page_of_a_repository_is_found_from_its_remote(remote: str, address: str) -> None:
    assert web_address(remote) == address


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/blob/c0ffee/content/%C3%BC%20%29.yml#L3"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/blob/c0ffee/content/%C3%BC%20%29.yml#L3"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/src/commit/c0ffee/content/%C3%BC%20%29.yml#L3"),
        ("https://bitbucket.org/a/b", "https://bitbucket.org/a/b/src/c0ffee/content/%C3%BC%20%29.yml#lines-3"),
    ],
)
def test_a_line_of_a_file_has_the_address_that_its_forge_gives_it(repository: str, address: str) -> None:
    assert file_address(repository, "c0ffee", "content/ü ).yml", 3) == address
