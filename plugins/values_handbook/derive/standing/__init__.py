"""How the handbook and its measures stand: upkeep, guards, the scorecard, and the trend over its history."""
