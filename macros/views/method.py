"""Parts of the pages on method: rules, vocabularies, counts. The text of a rule comes from the code that applies it."""

from ..render import Section
from .site import Site


def numbers(site: Site) -> list[Section]:
    """How much the library holds: cases, countries, lessons, claims, documents, unknowns."""
    return site.templates.sections("numbers", [("", "")])


def claim_labels(site: Site) -> list[Section]:
    """The labels that say how strong a claim is, strongest first."""
    terms = site.library.facets["strengths"].terms.values()
    strengths = sorted(terms, key=lambda term: -term.fields["rank"])
    return site.templates.sections("claim_labels", [("", "")], strengths=strengths)


def strength_rules(site: Site) -> list[Section]:
    """The rule for the strength of a lesson, with how many lessons have each word now."""
    return site.templates.sections("strength_rules", [("", "")])


def evidence_rules(site: Site) -> list[Section]:
    """The rules for evidence level, completeness, dates and related cases."""
    return site.templates.sections("evidence_rules", [("", "")])


def where_to_write(site: Site) -> list[Section]:
    """Where a correction or a take-down goes: what this copy of the site is set to."""
    return site.templates.sections("where_to_write", [("", "")])


def vocabulary_table(site: Site, id: str) -> list[Section]:
    """The terms of one vocabulary with their definitions. `id` is the vocabulary's name."""
    return site.templates.sections("vocabulary_table", [("", "")], facet=site.library.facets[id])
