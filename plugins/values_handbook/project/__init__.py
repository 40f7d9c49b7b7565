"""The folder of a handbook: its mkdocs.yml, read without MkDocs."""

from values_handbook.project.config import ConfigError, Project, read_project

__all__ = ["ConfigError", "Project", "read_project"]
