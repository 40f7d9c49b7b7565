"""`handbook`: the command line, a module per command.

A command's module may import what it needs at its top: `main` imports it when the command is called and not before.
"""
