"""The same corpus as each builder reads it: a module per form, each with a function `write(corpus, folder)`."""
