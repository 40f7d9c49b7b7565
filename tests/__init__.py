"""Tests; packages, so that they share `tests.support`."""
