"""Accountability: due dates, open tasks by owner, participation, lessons, accounts on forges."""
