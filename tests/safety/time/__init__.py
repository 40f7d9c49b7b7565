"""Work that grows no faster than what is written."""
