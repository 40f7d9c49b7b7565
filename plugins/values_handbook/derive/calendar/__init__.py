"""What comes when: the days of practices, and those by which something is due."""
