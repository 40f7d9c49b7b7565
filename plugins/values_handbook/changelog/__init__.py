"""What changed in values, objectives and goals: git's commits as typed changes of records.

::

    steps      what each commit did to the records' files, as far back as is read                  history, source
    states     the records that a commit touched, before and after it                             source, model
    hiding     which records were not published when                                              link
    telling    the changes of one commit, in today's names, without what was or is hidden          compare
    readings   how the whole handbook stood on a few days                                         derive
    stored     all of it from one build to the next, in `.cache/values-handbook/`
    past       which of these are needed, and what the pages show where git knows nothing

No earlier state is read as a whole to find changes: a commit costs what it touched. The few states that are, for
the trend, are read once and stored by their commits.
"""

from values_handbook.changelog.past import Past

__all__ = ["Past"]
