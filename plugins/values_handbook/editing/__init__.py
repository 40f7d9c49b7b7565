"""Changes a handbook's files: each change is prepared in memory, and written completely or not at all."""
