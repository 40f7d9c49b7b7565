"""German. Readers are addressed neither as `du` nor as `Sie`, so that it fits any house."""

from values_handbook.labels.german.accountability import ACCOUNTABILITY
from values_handbook.labels.german.calendar import CALENDAR
from values_handbook.labels.german.changes import CHANGES
from values_handbook.labels.german.evaluation import EVALUATION
from values_handbook.labels.german.kinds import KINDS
from values_handbook.labels.german.pages import PAGES
from values_handbook.labels.german.recognition import RECOGNITION
from values_handbook.labels.german.standing import STANDING
from values_handbook.labels.german.writing import WRITING
from values_handbook.labels.language import Language
from values_handbook.labels.plural import one_or_other

_TEXTS = {**PAGES, **ACCOUNTABILITY, **KINDS, **CHANGES, **RECOGNITION, **CALENDAR, **EVALUATION, **STANDING, **WRITING}

LANGUAGE = Language("de", _TEXTS, one_or_other, ("one", "other"))
