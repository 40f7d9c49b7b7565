"""Slips of people who edit YAML twice a year: found, explained, and mended on a copy, a family to a module."""

from values_handbook.source.slips.slip import Draft, Sign, Slip

__all__ = ["Draft", "Sign", "Slip"]
