"""Templates that a company may edit: facts put in, chosen and listed; nothing is called, counted or loaded.

Jinja2's immutable sandbox runs them, and before that the tree of each is looked at: what is not in the short list of what a
letter needs is refused. So a template ends, stays small, and reaches nothing but the facts.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.runtime import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.domain.voices import RefusedTemplate

MOST_CHARACTERS = 10_000
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Filter,
)
_FILTERS = frozenset({"join"})
_DEEPEST_LOOP = 1


class TemplateText:
    """A template that was looked at."""

    def __init__(self, text: str) -> None:
        """Raises RefusedTemplate."""
        if len(text) > MOST_CHARACTERS:
            raise RefusedTemplate("too long")
        self.text = text
        try:
            tree = _ENVIRONMENT.parse(text)
            for node in _nodes(tree):
                _refuse(node)
            self._tree = tree
            self.facts = tuple(_facts(tree, {}))
        except TemplateSyntaxError as error:
            raise RefusedTemplate(error.message or "no template", error.lineno) from error
        except RecursionError as error:
            raise RefusedTemplate("too deep") from error

    def another(self, text: str) -> "TemplateText":
        """A template with another text. Raises RefusedTemplate."""
        return type(self)(text)

    @cached_property
    def _template(self) -> Template:
        """Made when it is first filled: a letter needs a few of all that are read."""
        return _ENVIRONMENT.from_string(self._tree)

    def filled(self, facts: Mapping[str, Any]) -> str:
        """The text with the facts in it: plain words, whatever they look like. Raises RefusedTemplate."""
        try:
            return self._template.render(facts).strip("\n")
        except (TemplateError, SecurityError, RecursionError) as error:
            raise RefusedTemplate(str(error)) from error


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        autoescape=False,
        undefined=StrictUndefined,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.tests.clear()
    return environment


_ENVIRONMENT = _environment()


def _nodes(tree: nodes.Node, loops: int = 0) -> Iterator[nodes.Node]:
    for child in tree.iter_child_nodes():
        inside = loops + isinstance(child, nodes.For)
        if inside > _DEEPEST_LOOP:
            raise RefusedTemplate("a list within a list", child.lineno, "for")
        yield child
        yield from _nodes(child, inside)


def _refuse(node: nodes.Node) -> None:
    if not isinstance(node, _ALLOWED):
        name = type(node).__name__.lower()
        raise RefusedTemplate(name, node.lineno, name)
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        raise RefusedTemplate(node.name, node.lineno, node.name)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise RefusedTemplate(node.attr, node.lineno, node.attr)
    if isinstance(node, nodes.For) and not isinstance(node.iter, nodes.Name):
        raise RefusedTemplate("a list that is no fact", node.lineno, "for")
    if isinstance(node, nodes.For) and node.recursive:
        raise RefusedTemplate("recursive", node.lineno, "recursive")


def _facts(node: nodes.Node, scope: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Every fact that is named, with its line; ``scope`` tells what the words of a loop stand for."""
    if isinstance(node, nodes.Name | nodes.Getattr):
        yield _path(node, scope), node.lineno
        return
    if isinstance(node, nodes.For):
        yield _path(node.iter, scope), node.lineno
        if isinstance(node.target, nodes.Name):
            scope = {**scope, node.target.name: f"{_path(node.iter, scope)}[]"}
        for part in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _facts(part, scope)
        return
    for child in node.iter_child_nodes():
        yield from _facts(child, scope)


def _path(node: nodes.Node, scope: Mapping[str, str]) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node, scope)}.{node.attr}"
    return scope.get(node.name, node.name) if isinstance(node, nodes.Name) else "?"
