"""Addresses of files on forges, and nothing secret or strange in them."""

from __future__ import annotations

import pytest

from values_handbook.forge import Forge, clone_address, commit_address, file_address, web_address


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
        # Azure DevOps: by ssh, under its former name, and on a server of one's own
        ("https://larkfold@dev.azure.com/larkfold/wir/_git/hb", "https://dev.azure.com/larkfold/wir/_git/hb"),
        ("git@ssh.dev.azure.com:v3/larkfold/wir/hb", "https://dev.azure.com/larkfold/wir/_git/hb"),
        (
            "ssh://git@ssh.dev.azure.com/v3/larkfold/Our%20words/hb",
            "https://dev.azure.com/larkfold/Our%20words/_git/hb",
        ),
        ("larkfold@vs-ssh.visualstudio.com:v3/larkfold/wir/hb", "https://larkfold.visualstudio.com/wir/_git/hb"),
        ("https://tfs.example.org/tfs/All/wir/_git/hb", "https://tfs.example.org/tfs/All/wir/_git/hb"),
        # Bitbucket Data Center: as it is cloned, as it is shown, below a path, and of a person
        ("https://bb.example.org/scm/abc/hb.git", "https://bb.example.org/projects/ABC/repos/hb"),
        ("ssh://git@bb.example.org:7999/abc/hb.git", "https://bb.example.org/projects/ABC/repos/hb"),
        ("https://example.org/bitbucket/scm/ABC/hb.git", "https://example.org/bitbucket/projects/ABC/repos/hb"),
        ("https://bb.example.org/scm/~kim/hb.git", "https://bb.example.org/users/kim/repos/hb"),
        ("https://bb.example.org/projects/ABC/repos/hb/browse", "https://bb.example.org/projects/ABC/repos/hb"),
        ("https://git.sr.ht/~larkfold/hb", "https://git.sr.ht/~larkfold/hb"),
        ("git@git.sr.ht:~larkfold/hb", "https://git.sr.ht/~larkfold/hb"),
        ("../handbook", ""),
        # paths of Windows are no hosts
        ("C:/repos/hb", ""),
        ("c:\\repos\\hb", ""),
        ("D:repos/hb", ""),
        ("\\\\server\\share\\hb", ""),
        ("file:///C:/repos/hb", ""),
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
        (
            "https://dev.azure.com/o/p/_git/b",
            "https://dev.azure.com/o/p/_git/b?path=/content/%C3%BC%20%29.yml&version=GCc0ffee&line=3",
        ),
        (
            "https://o.visualstudio.com/p/_git/b",
            "https://o.visualstudio.com/p/_git/b?path=/content/%C3%BC%20%29.yml&version=GCc0ffee&line=3",
        ),
        (
            "https://bb.example.org/projects/ABC/repos/b",
            "https://bb.example.org/projects/ABC/repos/b/browse/content/%C3%BC%20%29.yml?at=c0ffee#3",
        ),
        ("https://git.sr.ht/~a/b", "https://git.sr.ht/~a/b/tree/c0ffee/item/content/%C3%BC%20%29.yml#L3"),
        ("", ""),
    ],
)
def test_a_line_of_a_file_has_the_address_that_its_forge_gives_it(repository: str, address: str) -> None:
    assert file_address(repository, "c0ffee", "content/ü ).yml", 3) == address


@pytest.mark.parametrize(
    ("repository", "commit", "has_issues"),
    [
        ("https://github.com/a/b", "/commit/c0ffee", True),
        ("https://gitlab.com/a/b", "/-/commit/c0ffee", True),
        ("https://forgejo.example.org/a/b", "/commit/c0ffee", True),
        ("https://bitbucket.org/a/b", "/commits/c0ffee", False),
        ("https://bb.example.org/projects/ABC/repos/b", "/commits/c0ffee", False),
        ("https://bitbucket.example.org/scm/abc/b", "/commits/c0ffee", False),
        ("https://dev.azure.com/o/p/_git/b", "/commit/c0ffee", False),
        ("https://o.visualstudio.com/p/_git/b", "/commit/c0ffee", False),
        ("https://git.sr.ht/~a/b", "/commit/c0ffee", False),
    ],
)
def test_each_forge_has_its_pages_and_only_some_have_one_to_begin_an_issue(
    repository: str, commit: str, has_issues: bool
) -> None:
    page = web_address(repository)
    assert commit_address(page, "c0ffee") == f"{page}{commit}"
    assert bool(Forge(repo_url=repository).issue_address("A title", "A text")) is has_issues


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://bb.example.org/scm/ABC/software.git", "https://bb.example.org/scm/ABC/software"),
        ("ssh://git@bb.example.org:7999/abc/software.git", "https://bb.example.org/scm/abc/software"),
        ("git@ssh.dev.azure.com:v3/o/p/software", "https://dev.azure.com/o/p/_git/software"),
        ("git@github.com:a/software.git", "https://github.com/a/software"),
    ],
)
def test_a_repository_is_cloned_from_where_its_forge_gives_it(remote: str, address: str) -> None:
    assert clone_address(remote) == address


AZURE = "https://dev.azure.com/o/p/_git/b"


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        # What follows the path stays: the branch is in it.
        (
            {"repo_url": AZURE, "edit_uri_template": "?path=/content/{path}&version=GBmain&_a=contents"},
            f"{AZURE}?path=/content/goals/g.yml&version=GBmain&_a=contents",
        ),
        (
            {"repo_url": AZURE, "edit_uri_template": "?version=GBmain&path=/{path}"},
            f"{AZURE}?version=GBmain&path=/goals/g.yml",
        ),
        ({"repo_url": AZURE, "edit_uri": "?path=/content"}, f"{AZURE}?path=/content/goals/g.yml"),
        (
            {"repo_url": "https://bitbucket.org/a/b", "edit_uri_template": "src/main/{path}?mode=edit&at=main"},
            "https://bitbucket.org/a/b/src/main/goals/g.yml?mode=edit&at=main",
        ),
        (
            {"repo_url": "https://bitbucket.org/a/b", "edit_uri": "src/main/content/"},
            "https://bitbucket.org/a/b/src/main/content/goals/g.yml#lines-3",
        ),
        (
            {"repo_url": "https://bb.example.org/projects/A/repos/b", "edit_uri_template": "browse/{path}"},
            "https://bb.example.org/projects/A/repos/b/browse/goals/g.yml#3",
        ),
        (
            {"repo_url": "https://example.org/r/", "edit_uri_template": "cms/#/edit/{path}"},
            "https://example.org/r/cms/#/edit/goals/g.yml",
        ),
        (
            {"repo_url": "https://example.org/r/", "edit_uri_template": "wiki/{path_noext}/edit"},
            "https://example.org/r/wiki/goals/g/edit",
        ),
        (
            {"repo_url": "https://github.com/a/b", "edit_uri_template": "edit/main/content/{path}"},
            "https://github.com/a/b/edit/main/content/goals/g.yml#L3",
        ),
    ],
)
def test_a_line_is_named_where_the_forge_takes_it(settings: dict[str, str], address: str) -> None:
    assert Forge(**settings).edit_address("goals/g.yml", 3) == address
