"""Goals as tables, for whoever plans in a spreadsheet: written from the handbook, and read into a change of it.

::

    columns      the sheets and their columns
    cells        what a person or a spreadsheet types → the one way in which a cell is compared
    names        titles and names of people → ids
    rows         records → rows, each with a mark by which a change on either side is seen
    template     the example row of a handbook that has no goals yet
    csv_file     a table ↔ CSV
    workbook     tables ↔ a workbook of a spreadsheet
    headers      the titles of columns → columns
    matching     rows → the records that they are about
    changes      rows and the handbook → a change document, or all that speaks against it
    problems     what is wrong with a table, by row and column
"""
