"""A new handbook: the files that it begins with, and where the software that builds it comes from."""
