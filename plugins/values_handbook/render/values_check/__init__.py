"""A values check: questions for a decision, as Markdown to paste or as a page of HTML that stands alone."""
