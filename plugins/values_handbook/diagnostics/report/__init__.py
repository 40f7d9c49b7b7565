"""Diagnostics as people and machines read them: a renderer per file."""
