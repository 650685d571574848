"""Text out of HTML."""

import pytest

from app.adapters.letters.plain_text import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("a < b &amp; c &#8364; 5", "a < b & c € 5"),
        ("a<b>c</b>d", "acd"),
        ("<p>x</p>\n\n   <p>y</p>", "x\n\ny"),
        ("<blockquote>q<blockquote>r</blockquote></blockquote>s", "> q\n> > r\ns"),
        ("<style>never closed", ""),
        ("<noscript>plain", "plain"),
        ("words <unfinished", "words"),
        ("<?xml version='1.0'?><!DOCTYPE html>x", "x"),
        ("İ<p>x</p>", "İ\nx"),
        ("", ""),
    ],
)
def test_pages_become_lines(html, text):
    assert text_of(html).casefold() == text.casefold()
