"""The page of a tour: every picture with its name, without a script and without the net."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Final

from app.ui.tour.scenery import Scene
from app.ui.tour.shoots import Taken

_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Keepword, every screen</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }}
  nav {{ columns: 16rem; }}
  nav a {{ display: block; }}
  section {{ border-top: 1px solid #8886; margin-top: 2rem; }}
  figure {{ display: inline-block; margin: 0 1rem 1rem 0; vertical-align: top; width: calc(50% - 1.5rem); }}
  img {{ border: 1px solid #8886; height: auto; max-width: 100%; }}
  figcaption, .like {{ color: #777; font-size: 13px; }}
</style>
<h1>Keepword, every screen</h1>
<p>{told}</p>
{problems}<nav>
{links}
</nav>
{sections}
</html>
"""


def page_of(taken: Sequence[Taken], told: str, beside: Mapping[str, str] = _NONE) -> str:
    """The page as text; links are relative, so the folder may be moved.

    Args:
        told: A sentence about when and where this was taken.
        beside: The design's pictures, by their numbers, to stand before ours.
    """
    by_scene: dict[Scene, list[Taken]] = {}
    for one in taken:
        if one.file is not None:
            by_scene.setdefault(one.scene, []).append(one)
    links = "\n".join(f'<a href="#{scene.key}">{escape(scene.title)}</a>' for scene in by_scene)
    sections = "\n".join(_section(scene, shots, beside) for scene, shots in by_scene.items())
    return _PAGE.format(told=escape(told), problems=_problems(taken), links=links, sections=sections)


def _section(scene: Scene, shots: Iterable[Taken], beside: Mapping[str, str]) -> str:
    like = f'<p class="like">The design\'s picture: {escape(scene.like)}</p>\n' if scene.like else ""
    model = [
        _image(beside[number], f"The design, {number}") for number in scene.like.split() if number in beside
    ]
    figures = "\n".join([*model, *(_figure(one) for one in shots)])
    return f'<section id="{scene.key}">\n<h2>{escape(scene.title)}</h2>\n{like}{figures}\n</section>'


def _figure(one: Taken) -> str:
    name = one.file.name if one.file is not None else ""
    return _image(name, f"{one.size.name}, {one.ground}", f"{one.scene.title}, ")


def _image(name: str, words: str, title: str = "") -> str:
    return (
        f'<figure><a href="{escape(name)}"><img src="{escape(name)}" alt="{escape(title + words)}"'
        f' loading="lazy"></a><figcaption>{escape(words)}</figcaption></figure>'
    )


def _problems(taken: Iterable[Taken]) -> str:
    lines = [
        f"<li>{escape(one.scene.key)}, {one.size.name}: {escape(one.problem)}</li>"
        for one in taken
        if one.file is None
    ]
    return f"<h2>Without a picture</h2>\n<ul>\n{chr(10).join(lines)}\n</ul>\n" if lines else ""
