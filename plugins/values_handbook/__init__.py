"""A team's values handbook, from YAML records to a linked, checked site.

The stages, each importing only those to its left::

    source → model → link → derive → plan → render → mkdocs_adapter, cli

`diagnostics` and `prose` are leaves that every stage may use; `pipeline` composes the stages.
"""

__version__ = "0.1.0"
