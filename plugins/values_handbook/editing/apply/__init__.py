"""A change document, spliced into the YAML files of a handbook: every byte outside of the change stays.

::

    document     JSON → ChangeDocument, all errors at once
    written      the nodes of a record, seen in its full form, whatever short form it is typed in
    paths        `behaviours/write-it-down/title` → fields and positions
    intended     a record and a change of it → what the record is to hold
    scalars      a text → YAML in the style that is there, or the plainest that can hold it
    rendering    new fields and items → lines of YAML
    growing      short forms that have to grow, before anything else changes
    splicing     a record and what it is to hold → edits
    placing      new records → the file that they go into
    prepare      all of it, checked by reading the result again; and writing it

What a record of each kind may hold (fields, lists, texts that stand for mappings) `model.record_shape` says.

Whoever changes records without an editor makes a `ChangeDocument` and calls `prepare` and `write`.
"""
