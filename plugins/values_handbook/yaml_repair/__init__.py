"""Slips of people who edit YAML twice a year: found, explained, and mended on a copy, a family to a module."""

from values_handbook.yaml_repair.slip import RepairedLines, Sign, Slip

__all__ = ["RepairedLines", "Sign", "Slip"]
