"""The wall of recognitions, and the pages of what is stated and recognized, and of what it costs."""
