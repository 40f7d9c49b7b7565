"""What nobody proposes a change of, in a form or in an issue: it is changed in the files, by who keeps the handbook."""

NEVER_KINDS = frozenset({"person"})
"""Kinds of records that are not proposed: who somebody is, they say themselves."""
NEVER_FIELDS = frozenset({"publish", "formerly", "held_by", "lead", "members"})
"""Fields that are not proposed: what is published, which addresses lead where, and who leads or belongs to what."""
