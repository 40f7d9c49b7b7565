"""What machines read, and the handbook in other forms."""
