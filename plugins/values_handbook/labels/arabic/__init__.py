"""Modern Standard Arabic. What people say of themselves is said with `we`, which is the same for men and women."""

from values_handbook.labels.arabic.accountability import ACCOUNTABILITY
from values_handbook.labels.arabic.calendar import CALENDAR
from values_handbook.labels.arabic.changes import CHANGES
from values_handbook.labels.arabic.evaluation import EVALUATION
from values_handbook.labels.arabic.kinds import KINDS
from values_handbook.labels.arabic.pages import PAGES
from values_handbook.labels.arabic.recognition import RECOGNITION
from values_handbook.labels.arabic.standing import STANDING
from values_handbook.labels.arabic.writing import WRITING
from values_handbook.labels.language import Language
from values_handbook.labels.plural import FORMS, arabic

_TEXTS = {**PAGES, **ACCOUNTABILITY, **KINDS, **CHANGES, **RECOGNITION, **CALENDAR, **EVALUATION, **STANDING, **WRITING}

LANGUAGE = Language("ar", _TEXTS, arabic, FORMS)
