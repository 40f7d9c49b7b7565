"""What `make bench` measures: the handbook's speed, memory and weight beside those of other ways to the same pages.

`corpus.py` invents a handbook. `forms/` writes it as each builder wants it, `builders.py` knows the builders, and
`measurements/` runs them and gives back rows of the table. Nothing in here is a test.
"""
