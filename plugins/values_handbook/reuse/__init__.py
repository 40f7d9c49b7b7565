"""The build cache: pages of earlier builds are reused, the others are rendered on all processors."""
