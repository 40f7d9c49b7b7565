"""`handbook edit`: the site with its forms on this computer, where they write into the files.

`built` is the site as MkDocs builds it, `changes` checks and writes what a form sends, and `server` hands out the one and
takes the other, from nobody but the browser that was given its address.
"""
