"""The handbook as a plugin of MkDocs: real builds, a real `mkdocs serve`, other plugins, other themes."""
