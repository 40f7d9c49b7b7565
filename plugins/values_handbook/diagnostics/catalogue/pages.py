"""Codes for hand-written pages, for the plugin's options, and for what stays off the site."""

from values_handbook.diagnostics.catalogue.entry import Entry

_OPTIONS = "# mkdocs.yml\nsite_name: Handbook\ndocs_dir: content\nplugins:\n  - values-handbook:\n"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "invalid-embed",
        "error",
        "A `handbook` block in a page asks for something that there is not, or for several things at once.",
        "The block is replaced by a part of the handbook, and here it is not clear by which one. "
        "Each block asks for one part.",
        "# guide.md\n```handbook\nmatrix: goals-by-value\n```",
        "# guide.md\n```handbook\nmatrix: goals-by-values\n```",
    ),
    Entry(
        "missing-anchor",
        "warning",
        "You wrote this page yourself in place of the generated one, and something links to a spot that it "
        "does not have.",
        "The link still leads to the page, but to its top, where the reader has to search. "
        "A heading with the anchor, or an embed of what was generated there, brings the spot back.",
        "# faq.yml\n- id: why-values\n  question: Why values?\n  answer: They help us decide.\n"
        "# faq/index.md\n# Questions\n"
        "# values/courage.yml\ntitle: Courage\ndescription: See [why](question:why-values).",
        "# faq.yml\n- id: why-values\n  question: Why values?\n  answer: They help us decide.\n"
        "# faq/index.md\n# Questions\n```handbook\nsection: faq\n```\n"
        "# values/courage.yml\ntitle: Courage\ndescription: See [why](question:why-values).",
    ),
    Entry(
        "invalid-option",
        "error",
        "An option of the plugin in `mkdocs.yml` has a name that there is not, or a setting that it cannot take.",
        "A misspelt option would silently leave everything as it was, and you would look for the reason elsewhere.",
        f"{_OPTIONS}      severity: {{goal-without-valeu: warning}}",
        f"{_OPTIONS}      severity: {{goal-without-value: warning}}",
    ),
    Entry(
        "option-not-used",
        "note",
        "An option of the plugin in `mkdocs.yml` has no effect any more.",
        "It does no harm. Whoever reads it would take it for a setting that matters, and change it in vain.",
        f"{_OPTIONS}      health: {{weights: {{goal-without-value: 3}}}}",
        f"{_OPTIONS}      format: 1",
    ),
    Entry(
        "individual-goal-unpublished",
        "note",
        "Goals of level `individual` are published only where somebody says so, and nobody has said anything yet. The note "
        "stands once, at the first of them.",
        "A goal of one person is between that person and those who work with them. Everybody else sees it where its author "
        "writes `publish: true`.",
        "# goals/calmer-nights.yml\ntitle: Calmer nights\nlevel: individual\nowner: platform-lead",
        "# goals/calmer-nights.yml\ntitle: Calmer nights\nlevel: individual\nowner: platform-lead\npublish: true",
    ),
)
