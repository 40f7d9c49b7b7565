"""Pages and parts that show alignments: matrices, with their filters, and the map."""
