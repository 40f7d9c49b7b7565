"""Reviews: their pages, what came of feedback, sheets for review talks, the questionnaire."""
