"""What a company may write into a template, and that nothing else gets through (catalogue B33)."""

import pytest

from app.adapters.letters.templates import TemplateText
from app.domain.voices import RefusedTemplate

FACTS = {"case": {"subject": "Trays"}, "open": ["one", "two"], "promises": [{"text": "a", "day": "Friday"}]}
HOSTILE = [
    "{{ case.__class__ }}",
    "{{ case.__class__.__mro__ }}",
    "{{ case['__class__'] }}",
    "{{ case.subject.upper() }}",
    "{{ ''.__class__ }}",
    "{{ 'a' * 10 ** 10 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ 'a' ~ 'b' }}",
    "{% for a in range(10 ** 9) %}x{% endfor %}",
    "{% for a in 'aaaa' %}x{% endfor %}",
    "{% for a in open %}{% for b in open %}x{% endfor %}{% endfor %}",
    "{% for a in open recursive %}{{ loop(open) }}{% endfor %}",
    "{% include 'secret' %}",
    "{% import 'os' as os %}",
    "{% extends 'base' %}",
    "{% set x = 1 %}",
    "{% macro m() %}{{ m() }}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% block a %}{% endblock %}",
    "{{ lipsum() }}",
    "{{ cycler }}{{ cycler.__init__.__globals__ }}",
    "{{ open | map('upper') }}",
    "{{ case | attr('__class__') }}",
    "{{ open[0] }}",
    "{{ {} }}",
    "{% if case.subject is defined %}x{% endif %}",
    "{{ case.subject",
    "{% if case %}",
    "x" * 10_001,
    "{% if open %}" * 700 + "{% endif %}" * 700,
    "{{ " + "(" * 3000 + "open" + ")" * 3000 + " }}",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:40])
def test_what_a_letter_does_not_need_is_refused(text):
    with pytest.raises(RefusedTemplate):
        TemplateText(text)


@pytest.mark.parametrize("text", ["{{ nobody }}", "{{ case.nothing }}", "{{ case.subject.upper }}{{ x }}"])
def test_a_fact_that_is_not_there_is_told(text):
    with pytest.raises(RefusedTemplate):
        TemplateText(text).filled(FACTS)


def test_facts_are_put_in_chosen_and_listed():
    text = (
        "{{ case.subject }}{% if open %}: {{ open | join('; ') }}{% endif %}{% if not open %}none{% endif %}"
        "{% for one in promises %}\n- {{ one.text }} {{ one.day }}{% endfor %}"
    )
    assert TemplateText(text).filled(FACTS) == "Trays: one; two\n- a Friday"


@pytest.mark.parametrize("said", [*HOSTILE[:-2], "<img src=x>", "&lt;", "%s {0} $x", "\u202etxt"])
def test_whatever_stands_in_a_fact_stays_what_it_is(said):
    facts = {"case": {"subject": said}, "open": [said]}
    assert TemplateText("{{ case.subject }}|{{ open | join(', ') }}").filled(facts) == f"{said}|{said}"
