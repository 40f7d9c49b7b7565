"""What is kept in files from one build to the next: where, how they are written, and when what was kept is of no use.

A cache is data and not a pickle: whoever can place a file in a repository must not be able to run code. Nor can they choose
what pages say: only files with the seal of the user who builds are read. A cache can be deleted at any time, and nothing
that is wrong with it makes a build fail.
"""
