"""What a macro renders. A view takes the site and perhaps an id, and returns a list of sections."""

from .entries import case, lesson
from .form import case_form, case_questions, form_place
from .groups import facet, find, term
from .lists import case_list, lesson_list, sources, the_way, ways_in
from .method import evidence_rules, numbers, strength_rules, vocabulary_table
from .compare import evidence, path_table, stable_and_fragile
from .site import Site

VIEWS = {
    view.__name__: view
    for view in (
        case, case_form, case_list, case_questions, evidence, evidence_rules, facet, find, lesson, lesson_list, numbers,
        path_table, sources, stable_and_fragile, strength_rules, term, the_way, vocabulary_table, ways_in,
    )
}
"""Name → view. Each can be called as a macro from any page."""

__all__ = ["VIEWS", "Site", "form_place", *VIEWS]
