"""The folder of a handbook: its mkdocs.yml, read without MkDocs."""

from values_handbook.project.config import ConfigError, NoConfigError, Project, read_project

__all__ = ["ConfigError", "NoConfigError", "Project", "read_project"]
