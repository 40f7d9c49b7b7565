"""Changing a handbook's files: every change is made in memory first, and written whole or not at all."""
