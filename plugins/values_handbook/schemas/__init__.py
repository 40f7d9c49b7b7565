"""JSON Schemas for editors (draft 7): completion and checks while somebody writes a record.

They are made from the models and never stricter than `handbook check`: nothing that it accepts is marked as wrong.
"""
