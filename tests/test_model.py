"""What is worked out from the cases."""

from dataclasses import dataclass, field

import pytest

from macros.model import Date, rule
from macros.model.derive import completeness, evidence, facts_up_to, likeness, strength


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2016", "2016"), ("2016-10", "October 2016"), ("2016-10-07", "7 October 2016"),
        ("2012-02/2015-01", "February 2012 to January 2015"), ("../2014-03", "by March 2014"), ("2005/..", "since 2005"),
        ("2015~", "about 2015"),
    ],
)
def test_dates_in_words(text, words):
    assert str(Date.read(text)) == words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2016-13", "there is no month 13"), ("2015-02-29", "February 2015 has no day 29"),
        ("2016/2015", "the range ends before it begins"), ("../..", "a range needs at least one date"),
        ("spring", "write a date as"),
    ],
)
def test_dates_that_are_none(text, said):
    with pytest.raises(ValueError, match=said):
        Date.read(text)


@dataclass
class FakeCase:
    country: str = "AA"
    context: str = "stable"
    evidence: int = 1

    @property
    def terms(self):
        return {"countries": (self.country,), "contexts": (self.context,)}


@dataclass
class FakeStance:
    stance: str
    case: FakeCase = field(default_factory=FakeCase)


def stances(words: str, *cases: FakeCase) -> list[FakeStance]:
    """`+ + ~ -` → supports, supports, qualifies, contradicts, in the given cases."""
    names = {"+": "supports", "~": "qualifies", "-": "contradicts"}
    return [FakeStance(names[word], case) for word, case in zip(words, cases or [FakeCase()] * len(words), strict=True)]


A, B, FRAGILE = FakeCase("AA"), FakeCase("BB"), FakeCase("CC", "fragile")
SURE_A, SURE_B = FakeCase("AA", evidence=3), FakeCase("BB", evidence=3)


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ([], "untested"),
        (stances("+"), "single case"),
        (stances("-"), "contested"),
        (stances("+~"), "emerging"),
        (stances("++++"), "emerging"),
        (stances("++++", A, A, B, B), "repeated"),
        (stances("++~++", A, A, B, B, FRAGILE), "repeated"),
        (stances("++~+", SURE_A, SURE_B, A, FRAGILE), "robust"),
        (stances("++~-", SURE_A, SURE_B, A, FRAGILE), "contested"),
        (stances("++~+-", SURE_A, SURE_B, A, A, FRAGILE), "robust"),
    ],
)
def test_strength_of_a_lesson(given, word):
    assert strength(given).word == word


def test_strength_counts_what_it_says():
    found = strength(stances("+~-", A, B, B))
    assert (found.cases, found.supports, found.qualifies, found.contradicts, found.countries) == (3, 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("cited", "behind_results", "level"),
    [
        (["no"], ["no"], 1), (["no", "no"], ["no"], 2), (["no", "partly"], ["partly"], 2), (["no", "yes"], ["yes"], 3),
        (["no", "yes"], ["no"], 2),
    ],
)
def test_evidence_level(cited, behind_results, level):
    assert evidence(*([{"independent": word} for word in words] for words in (cited, behind_results))) == level


def test_completeness_names_what_is_missing(schema):
    asked = completeness({"network": {"name": "X"}, "path": [{}]}, schema)
    assert asked.filled == 2 and "Members over time" in asked.missing and "Name" not in asked.missing


def test_facts_up_to_leaves_out_documents_and_reviews(schema):
    fields = {"members": [{"as_of": "2013"}], "path": [{"when": "2012/2014-05"}], "sources": [{"date": "2020"}],
              "review": {"on": "2026-01-01"}, "safety": {"checked": "2026-11-24", "consent": {"expires": "2028-01"}}}
    assert str(facts_up_to(fields, schema)) == "2012 to May 2014"


def test_likeness_puts_the_sector_first(tiny):
    points, shared = likeness(tiny.library.cases["beta-water"], tiny.library.cases["gamma-none"])
    assert points == 3 + 3 + 2 + 1 and shared[0] == ("sectors", "water")


def test_every_rule_can_be_printed():
    assert all(rule(function) for function in (strength, evidence, completeness, facts_up_to, likeness))


def test_relations_can_be_walked_both_ways(tiny):
    library = tiny.library
    alpha, beta = library.cases["alpha-milk"], library.cases["beta-water"]
    assert library.related(alpha)[0].case is beta and library.related(beta)[0].case is alpha
    assert [row.case.id for row in library.stances_on(library.lessons["begin-small"])] == ["alpha-milk", "gamma-none", "beta-water"]
    assert [case.id for case in library.cases_with(library.term("regions", "west"))] == ["beta-water", "gamma-none"]
    assert {source.id: [(case.id, count) for case, count in source.cases] for source in library.sources}["note-2010"] == [("alpha-milk", 0)]


def test_strength_by_context(tiny):
    library = tiny.library
    lesson = library.lessons["begin-small"]
    words = [library.strength(lesson, context).word for context in ("stable", "fragile", "")]
    assert words == ["single case"] * 3 and library.strength(lesson).word == "emerging"
