"""What git knows of a handbook: its files at an earlier revision, and its commits, read without a checkout."""
