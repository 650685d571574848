"""The rules of the house that no linter knows."""

import ast

import pytest

from tests.architecture.sources import APP, EVERYTHING, ROOT, short

STYLES = {file.stem for file in (ROOT / "resources" / "styles").glob("*.toml")}


@pytest.mark.parametrize("file", EVERYTHING, ids=short)
def test_files_and_functions_stay_short(file):
    text = file.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 60, node.name


def strings_in(tree):
    return {
        node.value.lower()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("file", APP, ids=short)
def test_no_code_knows_a_style_by_name(file):
    assert not strings_in(ast.parse(file.read_text("utf-8"))) & STYLES


def branches_on_a_style(tree):
    """Comparisons of something called style with a text, and `match` on it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Match):
            sides = [node.subject, ast.Constant("")]
        else:
            continue
        named = any(
            "style" in ast.unparse(side).lower() for side in sides if not isinstance(side, ast.Constant)
        )
        if named and any(strings_in(side) for side in sides if not isinstance(side, ast.Attribute)):
            yield ast.unparse(node)
        elif named and isinstance(node, ast.Match):
            yield ast.unparse(node.subject)


@pytest.mark.parametrize("file", APP, ids=short)
def test_no_code_branches_on_a_style(file):
    assert list(branches_on_a_style(ast.parse(file.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        'if style == "driver": pass',
        'if person.style.key in ("a", "b"): pass',
        'if "x" != style_key: pass',
        "match self.style:\n  case _: pass",
    ],
)
def test_a_branch_on_a_style_would_be_found(code):
    assert list(branches_on_a_style(ast.parse(code)))
