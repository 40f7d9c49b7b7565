"""How goals serve values: matrices, the map, lines of sight, coverage, and what alignments were agreed with."""
