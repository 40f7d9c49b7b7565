"""Views of accountability: owners and open tasks, due dates, participation, alignments with earlier wordings."""
