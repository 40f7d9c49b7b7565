"""Tests of the built site: a handbook goes in as files, and what a reader gets is looked at."""
