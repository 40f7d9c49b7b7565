"""What records may hold, and what people write in its place."""
