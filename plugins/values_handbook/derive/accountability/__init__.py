"""Who answers for what: what is due and waits for whom, who took part, what was learned."""
