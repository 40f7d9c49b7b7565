"""A conversation sheet: what two people who talk about goals have before them, as Markdown or as a page of HTML.

It is written on the machine of who asks for it, and is no part of the site.
"""
