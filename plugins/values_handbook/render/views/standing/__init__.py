"""The pages of health and of the scorecard."""
