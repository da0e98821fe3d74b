"""What a macro renders. A view takes the site and perhaps an id, and returns a list of sections."""

from .entries import case, lesson
from .fields import fields, vocabularies
from .form import case_form, case_questions, form_place
from .groups import facet, find, term
from .lists import case_list, lesson_list, like_mine, sources, sources_of, the_way, ways_in, where
from .method import claim_labels, evidence_rules, numbers, strength_rules, vocabulary_table, where_to_write
from .compare import compare, evidence, path_table, stable_and_fragile
from .site import Settings, Site

VIEWS = {
    view.__name__: view
    for view in (
        case, case_form, case_list, case_questions, claim_labels, compare, evidence, evidence_rules, facet, fields, find,
        lesson, lesson_list, like_mine, numbers, path_table, sources, sources_of, stable_and_fragile, strength_rules, term,
        the_way, vocabularies, vocabulary_table, ways_in, where, where_to_write,
    )
}
"""Name → view. Each can be called as a macro from any page."""

__all__ = ["VIEWS", "Settings", "Site", "form_place", *VIEWS]
