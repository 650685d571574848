"""A draft file of ours, opened in Thunderbird: a letter being written, to one person, with our words, unsent."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.headerregistry import Address, HeaderRegistry
from email.policy import default
from pathlib import Path

import pytest

from app.adapters.letters.drafts import eml
from tests.clients.thunderbird import in_thunderbird
from tests.domain.test_letters import letter

pytestmark = pytest.mark.client

AT = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
OPEN_THE_FILE = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { MailUtils } = ChromeUtils.importESModule("resource:///modules/MailUtils.sys.mjs");
const account = MailServices.accounts.createAccount();
account.incomingServer = MailServices.accounts.createIncomingServer("maya", "alder.example", "pop3");
const me = MailServices.accounts.createIdentity();
me.fullName = "Maya Brennan"; me.email = "maya@alder.example"; me.composeHtml = false;
account.addIdentity(me);
MailServices.accounts.defaultAccount = account;
const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
file.initWithPath(given.file);
const sleep = (ms) => new Promise((then) => setTimeout(then, ms));
MailUtils.openEMLFile(window, file, Services.io.newFileURI(file));
for (let tried = 0; tried < 200; tried++) {
  const windows = [...Services.wm.getEnumerator(null)];
  const writing = windows.find((one) => one.document.documentURI.includes("messengercompose"));
  if (writing && writing.gMsgCompose && writing.gMsgCompose.editor && writing.document.readyState == "complete"
      && writing.gMsgCompose.compFields.subject) {
    await sleep(1500);
    const fields = writing.gMsgCompose.compFields;
    const found = { kind: "compose", to: fields.to, cc: fields.cc, bcc: fields.bcc, subject: fields.subject,
      from: fields.from, text: writing.gMsgCompose.editor.outputToString("text/plain", 2 | 1024),
      attachments: [...fields.attachments].length, title: writing.document.title };
    writing.gMsgCompose.bodyModified = false; writing.gContentChanged = false;
    return found;
  }
  await sleep(250);
}
return { kind: "none", windows: [...Services.wm.getEnumerator(null)].map((one) => one.document.documentURI) };
"""

LETTERS = {
    "german": letter(
        to_name="Jürgen Groß",
        subject="Müller & Söhne: 3 Maschinen",
        text="Guten Tag,\n\nalles gut: 18.640 €.\n> so\nFrom here\n\nMaya Brennan",
    ),
    "hostile": letter(
        to_name="Eve\r\nBcc: eve@example.com",
        subject="Hi\r\nBcc: eve@example.com\n\n<b>&bcc=eve@example.com</b> {{ 7 * 7 }}",
        text="<script>alert(1)</script> <b>bold</b> &lt; {{ 7 * 7 }}\n.\n\nBcc: eve@example.com\nA"
        + "long " * 300,
    ),
}


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_draft_opens_as_a_letter_that_is_being_written_to_one_person(
    name: str, clients: Path, tmp_path: Path
) -> None:
    draft = LETTERS[name]
    file = tmp_path / "draft.eml"
    file.write_bytes(eml(draft, AT))
    parsed = message_from_bytes(file.read_bytes(), policy=default)
    found = in_thunderbird(clients, tmp_path / "home", OPEN_THE_FILE, file=str(file))
    assert found["kind"] == "compose"
    assert [one.addr_spec for one in addresses(found["to"])] == ["ruth@fenwick.example"]
    assert [one.display_name for one in addresses(found["to"])] == [parsed["To"].addresses[0].display_name]
    assert (found["cc"], found["bcc"], found["attachments"]) == ("", "", 0)
    assert found["subject"] == parsed["Subject"]
    assert words(found["text"]) == words(draft.text)
    assert found["from"].endswith("<maya@alder.example>")


def addresses(said: str) -> tuple[Address, ...]:
    """Whom a header names, in words."""
    header = HeaderRegistry()("to", said)
    return header.addresses


def words(text: str) -> list[str]:
    """Its words: where a line is broken is the mail program's own affair."""
    return text.split()
