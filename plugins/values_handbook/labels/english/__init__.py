"""English, in which every label exists: what other languages lack is read here."""

from values_handbook.labels.english.calendar import CALENDAR
from values_handbook.labels.english.changes import CHANGES
from values_handbook.labels.english.evaluation import EVALUATION
from values_handbook.labels.english.kinds import KINDS
from values_handbook.labels.english.pages import PAGES
from values_handbook.labels.english.writing import WRITING
from values_handbook.labels.language import Language
from values_handbook.labels.plural import one_or_other

LANGUAGE = Language(
    "en", {**PAGES, **CALENDAR, **EVALUATION, **KINDS, **CHANGES, **WRITING}, one_or_other, ("one", "other")
)
