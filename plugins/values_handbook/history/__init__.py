"""Git: the files of a handbook at an earlier revision, and its commits, read without a checkout."""
