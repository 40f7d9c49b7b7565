"""How the tests of the built site make it, read it, and know what to expect.

`dom` and `building` read HTML and build sites; `records` and `rules` say what should be there, on their own way: from the
YAML, with rules written by hand after the content format. Nothing in them imports the package under test.
"""
