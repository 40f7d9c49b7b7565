"""What reviews found: scores, feedback and its answers, the review cycle, conversation sheets."""
