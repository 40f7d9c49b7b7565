"""Reading and writing files in a folder that others may have filled.

A branch of a stranger may hold a link, a pipe or a device in the place of any file. Nothing here follows a link that the
project holds, waits for a pipe, reads without a bound, or leaves half of a file.
"""
