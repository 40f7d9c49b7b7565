"""Survey answers → numbers in a review, of groups that are large enough.

::

    table      bytes of a CSV file → header and rows, whatever form tool wrote them
    columns    header → what each column answers: a value, a behaviour, a goal, a sign, words of culture, the team
    scales     a cell → a number from 0 to 5, or no answer
    count      rows → scores, signs seen and words, without groups below `smallest_group`
    document   counts and a review → a change document

No message and no result holds an answer of one person.
"""
