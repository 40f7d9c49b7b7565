"""The names of the format's fields, for guesses only: is `note: this` in a list a field or a text?

A name that is missing here costs a worse hint and nothing else; what is a field is decided by the models.
"""

from __future__ import annotations

FIELD_NAMES = frozenset(
    """
    about activity adopted adopted_by answer as_of audience baseline behaviours by case cases change changes channel check
    check_ins chosen comments_until comparison confidence cost current date decisions description direction discussion do
    dont don't due duration effect end ended every example feedback findings follows formerly from gives_up goal goals group
    guarded_by guidance guideline guidelines held_by history icon id invited kind lead learned lens level link links
    measures members method mission n next note objective objectives of order outcome owner parent participants
    participation period person pitfall pitfalls practice practices progress prompted_by publish purpose question quotes
    rationale recognition recognitions record remedies replaced_by review review_every reviews revision revisions role
    scope score scores signs situation start starts status story strength summary tags target team teams tensions text
    title to unit url value values vision when where why with
    """.split()
)

KINDS = frozenset(
    """
    value objective goal guideline pitfall team person practice recognition case review question check page record
    """.split()
)
"""Words that start a reference such as `value:candor`, where no space is missing after the colon."""
