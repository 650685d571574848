"""Collects every visible text into a file for translators: ``python -m tests.translations [FILE.ts]``.

Qt's own lupdate does the work. It does not see texts handed to a small function of a module that asks the translator
in a context of its own; those are written down for it first, and so are the reasons that phrase packs give.
"""

import ast
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
UI = ROOT / "app" / "ui"
PHRASES = ROOT / "resources" / "phrases"
FILE = ROOT / "resources" / "translations" / "keepword_en.ts"


def main(argv):
    file = Path(argv[0]) if argv else FILE
    print(extract(file))  # noqa: T201  # the summary is the answer
    return 0


def extract(file, sources=None):
    """Bring a file of texts up to date, keeping what is translated in it; lupdate's own summary."""
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent)) or "pyside6-lupdate"
    file.parent.mkdir(parents=True, exist_ok=True)
    paths = sorted(UI.rglob("*.py")) if sources is None else sources
    with tempfile.TemporaryDirectory() as folder:
        seen = Path(folder) / "texts.py"
        marked = {line for path in paths for line in _marked(path)}
        lines = sorted(marked | set(_reasons() if sources is None else ()))
        seen.write_text("\n".join(lines), encoding="utf-8")
        command = [tool, "-locations", "none", "-no-obsolete", *map(str, paths), str(seen), "-ts", str(file)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    return done.stdout.strip()


def _marked(path):
    """Texts given to functions of this module, as lupdate would understand them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    contexts = {name: context for one in tree.body for name, context in _asking(one, tree)}
    contexts |= _imported(tree)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in contexts:
            for text in _texts(call.args[0] if call.args else None):
                yield f"QT_TRANSLATE_NOOP({contexts[call.func.id]!r}, {text!r})"


def _reasons():
    """Why the reply gate stops at a phrase: read from the packs, asked of the translator where it is shown."""
    for file in sorted(PHRASES.glob("*.toml")):
        for why in _whys(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield f"QT_TRANSLATE_NOOP('Gate', {why!r})"


def _whys(value):
    if isinstance(value, dict):
        yield from ([value["why"]] if isinstance(value.get("why"), str) else ())
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _whys(part)


def _texts(given):
    """The text itself, or each of the two that a condition chooses from."""
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value
    elif isinstance(given, ast.IfExp):
        yield from _texts(given.body)
        yield from _texts(given.orelse)


def _asking(one, tree):
    """The name and the context of a function that only asks the translator."""
    if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call) and _is_partial(one.value):
        context = _value(one.value.args[1], tree)
        if context and isinstance(one.targets[0], ast.Name):
            yield one.targets[0].id, context
    if isinstance(one, ast.FunctionDef) and len(one.args.args) == 1:
        for call in ast.walk(one):
            if isinstance(call, ast.Call) and _is_translate(call) and isinstance(call.args[1], ast.Name):
                context = _value(call.args[0], tree)
                if context and call.args[1].id == one.args.args[0].arg:
                    yield one.name, context


def _is_partial(call):
    """Whether it is the translator with a context already given."""
    asks = isinstance(call.func, ast.Name) and call.func.id == "partial" and len(call.args) == 2
    return asks and isinstance(call.args[0], ast.Attribute) and call.args[0].attr == "translate"


def _is_translate(call):
    return isinstance(call.func, ast.Attribute) and call.func.attr == "translate" and len(call.args) >= 2


def _value(node, tree):
    if isinstance(node, ast.Constant):
        return node.value
    for one in tree.body:
        if isinstance(one, ast.Assign) and isinstance(node, ast.Name) and one.targets[0].id == node.id:
            return one.value.value
    return None


def _imported(tree):
    """Such functions of other modules, by the names they have here."""
    found = {}
    for one in tree.body:
        if isinstance(one, ast.ImportFrom) and (one.module or "").startswith("app.ui."):
            source = ROOT / (one.module.replace(".", "/") + ".py")
            if source.exists():
                other = ast.parse(source.read_text(encoding="utf-8"))
                contexts = {name: context for part in other.body for name, context in _asking(part, other)}
                found |= {
                    alias.asname or alias.name: contexts[alias.name]
                    for alias in one.names
                    if alias.name in contexts
                }
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
