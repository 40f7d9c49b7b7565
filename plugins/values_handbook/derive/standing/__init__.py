"""How the handbook and its measures stand: health, guards, the scorecard, and the trend over its history."""
