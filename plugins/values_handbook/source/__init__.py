"""From the files on disk to nodes that know where they stand."""
