"""What git knows of a handbook: its files at an earlier revision, read without a checkout."""
