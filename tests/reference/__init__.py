"""What records and options may hold, as it is described to people."""
