"""The pages of upkeep and of the scorecard."""
