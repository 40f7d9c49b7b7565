"""Goals as tables, for whoever plans in a spreadsheet: written from the handbook, and read into a change of it.

::

    columns      the sheets and their columns
    cells        what a person or a spreadsheet types → the one way in which a cell is compared
    locale       how a country writes numbers and days
    names        titles and names of people → ids
    rows         records → rows, each with a mark by which a change on either side is seen
    output       the sheets of a handbook, or of an empty one an example
    csv_file     a table ↔ CSV
    workbook     tables ↔ a workbook of a spreadsheet
    headers      the titles of columns → columns
    matching     rows → the records that they are about
    comparing    a row and what it was exported from → the cells that are to be applied
    draft        cells → the change of one record
    items, lines measures and check-ins, and behaviours, which are parts of a record
    changes      all of it: tables and the handbook → a change document, or all that speaks against it
    problems     what is wrong with a table, by row and column
"""
