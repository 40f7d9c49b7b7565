"""What marks a place in the HTML of a `Prose`: control characters, which sanitized HTML does not hold.

PREFIX                                  where the prefix of ids goes
LINK href END attributes END flag       a link to be resolved; the flag is 1 where it has no text
CLOSE                                   its end
IMAGE href END alt END attributes END   an image to be resolved
WORD label END number END               a label, with the number that is filled in if there is one
"""

PREFIX, LINK, CLOSE, IMAGE, END, WORD = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
