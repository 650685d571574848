"""Letters that mail programs saved, whole ones, odd ones and hostile ones."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.adapters.letters.eml import UnreadableFile
from app.adapters.letters.incoming import letter_in, read_letter
from app.domain.errors import FileProblem
from app.domain.incoming import Flaw, Oddity, UnreadableLetter
from tests.data.incoming_letters import BODY, HEAD, eml, letter

try:
    import test.test_email as library_tests
except ImportError:
    library_tests = None


def flaw_of(content):
    with pytest.raises(UnreadableFile) as told:
        letter_in(content)
    return told.value.flaw


def test_sender_date_subject_text_and_files_are_read():
    found = letter_in(eml(files=[("offer.pdf", b"%PDF"), ("Grüße ☕.txt", b"12345")]))
    assert (found.sender_name, found.sender_address) == ("Eimear Walsh", "eimear.walsh@marlowe.example")
    assert (found.sent_at, found.sent_zone) == (datetime(2026, 11, 24, 9, 12, tzinfo=UTC), "+01:00")
    assert (found.subject, found.text) == ("Re: 3 Barista Pro 2", BODY)
    assert [(one.name, one.size) for one in found.enclosed] == [("offer.pdf", 4), ("Grüße ☕.txt", 5)]
    assert (found.message_id, found.oddities) == ("<one@marlowe.example>", ())


def test_of_two_alternatives_the_plain_one_is_read_and_html_alone_becomes_text():
    html = "<html><head><title>x</title></head><body><p>Hello&nbsp;<b>there</b></p><ul><li>one<li>two</ul></body></html>"
    assert letter_in(eml(html=html)).text == BODY
    alone = HEAD + b"Content-Type: text/html; charset=utf-8\n\n" + html.encode()
    assert letter_in(alone).text == "Hello there\n\n• one\n• two"


def flowed(body, said="format=flowed"):
    return letter_in(HEAD + f"Content-Type: text/plain; charset=utf-8; {said}\n\n{body}".encode()).text


def test_lines_that_a_program_broke_for_the_way_are_whole_again():
    assert (
        flowed("We would like \nthree of \nthem.\n\nBy Monday") == "We would like three of them.\n\nBy Monday"
    )
    assert flowed(" From here\n > no quote\n  two") == "From here\n> no quote\n two"
    assert flowed("> one \n> two\n>> three \n> four\nfive") == "> one two\n>> three \n> four\nfive"
    assert flowed("so \n-- \nEimear \nWalsh") == "so \n-- \nEimear Walsh"
    assert flowed("zusam \nmen", "format=Flowed; delsp=yes") == "zusammen"
    assert flowed("it goes on \n") == "it goes on"


def test_lines_stay_as_they_are_where_nobody_says_that_they_were_broken():
    assert flowed("one \n two", "x=y") == "one \n two"
    assert flowed("one \n two", "format=fixed") == "one \n two"


def test_a_letter_that_was_handed_on_with_the_line_of_its_mailbox_is_read_without_it():
    for before in (b"", b"\n"):
        found = letter_in(before + b">From - Mon Nov 23 10:00:00 2026\n" + eml())
        assert (found.sender_name, found.text) == ("Eimear Walsh", BODY)


def test_html_is_read_and_nothing_in_it_is_run_loaded_or_followed():
    hostile = """<script>alert(1)</script><img src="http://x.example/spy.png"><style>p{}</style>
    <p onclick="go()">Words &lt;b&gt; <a href="javascript:x">here</a><!-- hidden --></p><blockquote>old</blockquote>"""
    found = letter_in(HEAD + b"Content-Type: text/html\n\n" + hostile.encode())
    assert found.text == "Words <b> here\n\n> old"
    assert found.summary == "Words <b> here"


@pytest.mark.parametrize(
    ("charset", "content"),
    [
        ("iso-8859-1", "Grüße".encode("latin-1")),
        ("windows-1252", b"Gr\xfc\xdfe"),
        ("utf-8", "Grüße".encode()),
    ],
)
def test_charsets_are_read(charset, content):
    found = letter_in(HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode() + content)
    assert (found.text, found.oddities) == ("Grüße", ())


@pytest.mark.parametrize("charset", ["klingon", "punycode", "unicode_escape", "zlib_codec", '"', "x" * 5000])
def test_unknown_charsets_are_read_by_what_they_look_like_and_it_is_said(charset):
    found = letter_in(HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode() + "Grüße".encode())
    assert "Gr" in found.text
    assert found.oddities in {(Oddity.ODD_CHARSET,), ()}


def test_raw_bytes_in_the_head_are_read_as_what_windows_writes():
    found = letter_in("From: Zoë <zoe@x.example>\nSubject: Grüße\n\nhi".encode("cp1252"))
    assert (found.sender_name, found.subject) == ("Zoë", "Grüße")


def test_a_letter_without_a_date_or_sender_is_read_and_it_is_said():
    found = letter_in(b"Subject: Trays\n\nWhere are they?")
    assert (found.sent_at, found.sender_address) == (None, "")
    assert found.oddities == (Oddity.NO_DATE, Oddity.NO_SENDER)
    assert letter_in(eml(date="").replace(b"Subject", b"Date: soon\nSubject", 1)).sent_at is None


def test_a_date_of_an_unknown_place_is_an_instant_all_the_same():
    found = letter_in(eml(date="Tue, 24 Nov 2026 09:12:00 -0000"))
    assert (found.sent_at, found.sent_zone) == (datetime(2026, 11, 24, 9, 12, tzinfo=UTC), "+00:00")


def test_broken_base64_keeps_what_can_be_read_and_says_so():
    part = b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsbG8*gd29ybGQ\n"
    found = letter_in(HEAD + part)
    assert "Hello" in found.text
    assert Oddity.BROKEN_PART in found.oddities


def test_winmail_dat_a_signature_and_a_sealed_part_are_named():
    message = letter()
    message.add_attachment(b"\x78\x9f", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    message.add_attachment(b"sig", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    found = letter_in(message.as_bytes())
    assert found.oddities == (Oddity.OUTLOOK_ONLY, Oddity.SIGNED)
    assert [one.name for one in found.enclosed] == ["winmail.dat"]
    sealed = (
        HEAD
        + b"Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nQUJD\n"
    )
    found = letter_in(sealed)
    assert (found.oddities, found.enclosed[0].content, found.summary) == ((Oddity.SEALED,), b"ABC", "Trays")


def test_a_letter_within_a_letter_is_a_file_by_its_subject():
    message = letter()
    message.add_attachment(letter(subject="The old one", body="as before"))
    found = letter_in(message.as_bytes())
    assert [one.name for one in found.enclosed] == ["The old one.eml"]
    assert letter_in(found.enclosed[0].content).subject == "The old one"


def test_a_very_long_letter_is_cut_and_it_is_said():
    found = letter_in(HEAD + b"\n" + b"words " * 50_000)
    assert len(found.text) < 100_000
    assert found.oddities == (Oddity.LONG,)


def test_lines_that_turn_the_direction_and_control_signs_are_made_harmless():
    found = letter_in(HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + "a\x07\x1b[31m\u202eb".encode())
    assert found.text == "\u2068a[31m\u202eb\u202c\u2069"


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (b"", Flaw.EMPTY),
        (b" \r\n\n", Flaw.EMPTY),
        (b"Just words, no letter.", Flaw.NO_LETTER),
        (b"<html><body>hi</body></html>", Flaw.NO_LETTER),
        (bytes(range(256)) * 200, Flaw.NO_LETTER),
        (b"x" * (25 * 2**20 + 1), Flaw.TOO_LARGE),
        (b"X-A: y\n" * 200_000 + b"\nhi", Flaw.TOO_DEEP),
        (HEAD + b"Content-Type: multipart/mixed; boundary=q\n\n" + b"--q\n\nhi\n" * 100_000, Flaw.TOO_DEEP),
        (
            HEAD
            + b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(400)
            ),
            Flaw.TOO_DEEP,
        ),
        (HEAD + (b"Content-Type: message/rfc822\n\n" + HEAD) * 400, Flaw.TOO_DEEP),
    ],
    ids=["empty", "blank", "words", "page", "bytes", "large", "head", "parts", "nested", "letters"],
)
def test_what_is_no_letter_ends_in_one_reason(content, flaw):
    assert flaw_of(content) is flaw


@pytest.mark.parametrize(
    "body",
    [
        b"Content-Type: text/html\n\n" + b"<a " * 300_000,
        b"Content-Type: text/html\n\n" + b"<noscript>" * 100_000,
        b"Content-Type: text/html\n\n" + b"<!--" * 300_000,
        b"Content-Type: text/html\n\n" + b"&" * 1_000_000,
        b"\n" + b"On x\n" * 60_000,
        b"To: " + b"(" * 20_000 + b"\n\nhi",
        b"Content-Type: text/plain; " + b";".join(b"a*%d*=x" % n for n in range(2_000)) + b"\n\nhi",
        b"Content-Type: multipart/mixed\n\nnever marked off",
    ],
    ids=["tags", "silent", "comments", "signs", "attributions", "brackets", "parameters", "unmarked"],
)
def test_hostile_bodies_are_read_in_a_moment_or_refused(body):
    try:
        assert letter_in(HEAD + body).sender_address == "eimear.walsh@marlowe.example"
    except UnreadableFile as told:
        assert told.flaw is Flaw.TOO_DEEP  # noqa: PT017 - either way is well


def test_a_file_is_read_by_its_content_and_stays_as_it_is(tmp_path):
    file = tmp_path / "letter.msg"
    file.write_bytes(eml())
    assert read_letter(file).subject == "Re: 3 Barista Pro 2"
    assert file.read_bytes() == eml()
    file.write_bytes(b"")
    with pytest.raises(UnreadableLetter) as told:
        read_letter(file)
    assert (told.value.path, told.value.reason) == (str(file), Flaw.EMPTY)
    for missing in (tmp_path / "none.eml", tmp_path):
        with pytest.raises(FileProblem):
            read_letter(missing)


def library_letters():
    folder = Path(library_tests.__file__).parent / "data" if library_tests else Path("/nowhere")
    return sorted(folder.glob("msg_*.txt"))


@pytest.mark.skipif(not library_letters(), reason="this Python comes without its own test suite")
def test_the_letters_of_the_standard_librarys_own_tests_are_read():
    found, refused = {}, []
    for file in library_letters():
        try:
            found[file.stem] = letter_in(file.read_bytes())
        except UnreadableFile as told:
            refused.append((file.stem, told.flaw))
    assert refused == [("msg_19", Flaw.NO_LETTER), ("msg_37", Flaw.NO_LETTER)]
    assert len(found) >= 45
    one = found["msg_07"]
    assert (one.sender_name, one.sender_address) == ("Barry", "barry@digicool.com")
    assert (one.sent_at, one.subject) == (
        datetime(2001, 4, 20, 23, 35, 2, tzinfo=UTC),
        "Here is your dingus fish",
    )
    assert one.text == "Hi there,\n\nThis is the dingus fish."
    assert [(each.name, each.size) for each in one.enclosed] == [("dingusfish.gif", 3512)]
    assert found["msg_45"].oddities == (Oddity.NO_DATE, Oddity.SIGNED)
    assert found["msg_16"].subject == "Delivery Notification: Delivery has failed"
    assert [each.name for each in found["msg_26"].enclosed] == ["clock.bmp"]
    assert "¡This is" in found["msg_10"].text
