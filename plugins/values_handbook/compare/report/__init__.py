"""A comparison as people and machines read it: a module per format, and one for the words that text and Markdown share."""
