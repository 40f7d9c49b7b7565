"""English, in which every label exists: what other languages lack is read here."""

from values_handbook.labels.english.accountability import ACCOUNTABILITY
from values_handbook.labels.english.calendar import CALENDAR
from values_handbook.labels.english.changes import CHANGES
from values_handbook.labels.english.evaluation import EVALUATION
from values_handbook.labels.english.kinds import KINDS
from values_handbook.labels.english.pages import PAGES
from values_handbook.labels.english.recognition import RECOGNITION
from values_handbook.labels.english.standing import STANDING
from values_handbook.labels.english.writing import WRITING
from values_handbook.labels.language import Language
from values_handbook.labels.plural import one_or_other

_TEXTS = {**PAGES, **ACCOUNTABILITY, **KINDS, **CHANGES, **RECOGNITION, **CALENDAR, **EVALUATION, **STANDING, **WRITING}

LANGUAGE = Language("en", _TEXTS, one_or_other, ("one", "other"))
