"""Modern Standard Arabic. What people say of themselves is said with `we`, which is the same for men and women."""

from values_handbook.labels.arabic.calendar import CALENDAR
from values_handbook.labels.arabic.changes import CHANGES
from values_handbook.labels.arabic.evaluation import EVALUATION
from values_handbook.labels.arabic.kinds import KINDS
from values_handbook.labels.arabic.pages import PAGES
from values_handbook.labels.arabic.writing import WRITING
from values_handbook.labels.language import Language
from values_handbook.labels.plural import FORMS, arabic

LANGUAGE = Language("ar", {**PAGES, **CALENDAR, **EVALUATION, **KINDS, **CHANGES, **WRITING}, arabic, FORMS)
