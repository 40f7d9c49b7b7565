"""Forms by which people propose a change without YAML: what is asked for each kind of record, and what records hold now.

A form makes a change document (`editing.apply`); the script of the site fills it in.
"""

from values_handbook.forms.inputs import Input, inputs_of
from values_handbook.forms.present import PresentRecord, present_records, suggestions

__all__ = ["Input", "PresentRecord", "inputs_of", "present_records", "suggestions"]
