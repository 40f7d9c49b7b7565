"""Reviews: their pages, what came of feedback, conversation sheets, the questionnaire."""
