"""What reviews found: scores, feedback and its answers, the review cycle, sheets for review talks."""
