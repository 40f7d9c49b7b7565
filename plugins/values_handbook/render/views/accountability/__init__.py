"""Pages and parts that tell who answers for what, what waits, who took part, and what was agreed with earlier wordings."""
