"""Letters written in Thunderbird and saved there as files: Keepword reads out of each what was put in."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import pytest

from app.adapters.letters.incoming import letter_in, read_letter
from app.cli import main
from tests.clients.thunderbird import in_thunderbird

pytestmark = pytest.mark.client

WRITE_THEM = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const sleep = (ms) => new Promise((then) => setTimeout(then, ms));
const until = async (found, what) => {
  for (let tried = 0; tried < 240; tried++) { const one = found(); if (one) { return one; } await sleep(250); }
  throw new Error("waited in vain for " + what);
};
const opened = (path) => {
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  return file;
};
Services.prefs.setBoolPref("mail.compose.attachment_reminder", false);
const account = MailServices.accounts.createAccount();
account.incomingServer = MailServices.accounts.createIncomingServer("eimear", "marlowe.example", "pop3");
const me = MailServices.accounts.createIdentity();
me.fullName = given.name; me.email = given.address; me.doFcc = false;
account.addIdentity(me);
MailServices.accounts.defaultAccount = account;
MailServices.accounts.createLocalMailAccount();
const root = MailServices.accounts.localFoldersServer.rootFolder.QueryInterface(Ci.nsIMsgLocalMailFolder);
const inbox = root.createLocalSubfolder("Came in").QueryInterface(Ci.nsIMsgLocalMailFolder);
const came = given.came ? inbox.addMessage(given.came) : null;
const outbox = () => [...MailServices.accounts.allFolders].find((one) => one.flags & Ci.nsMsgFolderFlags.Queue);
const messenger = Cc["@mozilla.org/messenger;1"].createInstance(Ci.nsIMessenger);
messenger.setWindow(window, window.msgWindow || Cc["@mozilla.org/messenger/msgwindow;1"].createInstance(Ci.nsIMsgWindow));
const writing = () => [...Services.wm.getEnumerator("msgcompose")].find((one) =>
  !one.closed && one.gMsgCompose && one.gMsgCompose.editor && one.document.readyState == "complete" && one.gLastWindowToHaveFocus !== undefined);
const save = async (folder, header, path) => {
  messenger.saveAs(folder.getUriForMsg(header), true, null, path, true);
  let size = -1;
  await until(() => { const file = opened(path); if (!file.exists() || !file.fileSize) { return false; }
    const is_whole = file.fileSize == size; size = file.fileSize; return is_whole; }, path);
};
const found = {};
for (const letter of given.letters) {
  const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
  fields.to = letter.to; fields.subject = letter.subject;
  fields.body = letter.body;
  for (const one of letter.files) {
    const attached = Cc["@mozilla.org/messengercompose/attachment;1"].createInstance(Ci.nsIMsgAttachment);
    attached.url = Services.io.newFileURI(opened(one)).spec;
    attached.name = opened(one).leafName;
    fields.addAttachment(attached);
  }
  const params = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
  params.composeFields = fields; params.identity = me;
  params.type = letter.forwards ? Ci.nsIMsgCompType.ForwardAsAttachment : Ci.nsIMsgCompType.New;
  params.format = letter.html ? Ci.nsIMsgCompFormat.HTML : Ci.nsIMsgCompFormat.PlainText;
  if (letter.forwards) { params.originalMsgURI = inbox.getUriForMsg(came); }
  MailServices.compose.OpenComposeWindowWithParams(null, params);
  const page = await until(writing, "a window to write in");
  await sleep(1500);
  page.gMsgCompose.compFields.subject = letter.subject;
  page.gMsgCompose.compFields.useMultipartAlternative = letter.both;
  const before = outbox() ? outbox().getTotalMessages(false) : 0;
  await page.gMsgCompose.sendMsg(Ci.nsIMsgCompDeliverMode.Later, me, account.key, null, null);
  await until(() => outbox() && outbox().getTotalMessages(false) > before, "the letter in the outbox");
  page.gMsgCompose.bodyModified = false; page.gContentChanged = false;
  page.close();
  await until(() => page.closed, "the window to close");
  const header = [...outbox().messages].sort((one, other) => other.messageKey - one.messageKey)[0];
  await save(outbox(), header, letter.path);
  found[letter.key] = header.dateInSeconds;
}
if (came) { await save(inbox, came, given.came_to); }
return found;
"""

NAME, ADDRESS = "Eimear Wälsh, née Ó Sé", "eimear.walsh@marlowe.example"
TO = "Maya Brennan <maya@alder.example>"
LONG = (
    "Wir hätten gern drei Maschinen, und zwar bald, denn die alten sind müde, laut und tropfen. " * 3 + "Ja?"
)
PAGE = f"<p>Dear <b>Maya</b>,</p><p>{LONG}</p><ul><li>one</li><li>two &lt;3</li></ul><p>Grüße<br>Eimear</p>"
FROM_ELSEWHERE = """From - Mon Nov 23 10:00:00 2026
From: =?iso-8859-1?q?J=F6rg?= of Marlowe <joerg@marlowe.example>
To: eimear.walsh@marlowe.example
Date: Mon, 23 Nov 2026 10:00:00 +0100
Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=
Message-ID: <first@marlowe.example>
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

F=FCnf Tassen, bitte.
"""


@dataclass(frozen=True)
class Written:
    """What is put in, and the text that the reader shall see."""

    subject: str
    body: str
    text: str
    names: tuple[str, ...] = ()
    html: bool = False
    both: bool = False
    forwards: bool = False


PLAIN = f"Dear Maya,\n\n{LONG}\n\n> does it?\n two blanks  in it\nFrom Monday on.\n\n-- \nEimear"
ODD_NAMES = (
    "Größe & Preis ☕.txt",
    "plan.pdf",
    "a long name " * 12 + "at last.csv",
    "semi;colon 'quoted'.bin",
)
LETTERS = {
    "plain": Written("Größe der Bühne [Q-4127]", PLAIN, PLAIN),
    "two ways": Written(
        "Re: 3 Barista Pro 2",
        PAGE,
        f"Dear *Maya*,\n\n{LONG}\n\n * one\n * two <3\n\nGrüße\nEimear",
        ("plan.pdf",),
        html=True,
        both=True,
    ),
    "a page": Written(
        "HTML & more",
        PAGE,
        f"Dear Maya,\n\n{LONG}\n\n• one\n• two <3\nGrüße\nEimear",
        ODD_NAMES,
        html=True,
    ),
    "handed on": Written(
        "Fwd: Größe", "See what he says.", "See what he says.", ("Größe.eml",), forwards=True
    ),
}


@pytest.fixture(scope="module")
def written(clients, tmp_path_factory):
    """All letters, written and saved in one sitting: the folder, and when each was written as Thunderbird tells."""
    folder = tmp_path_factory.mktemp("thunderbird")
    given = []
    for number, (key, letter) in enumerate(LETTERS.items()):
        (folder / f"{number}").mkdir()
        files = [] if letter.forwards else [folder / f"{number}" / name for name in letter.names]
        for file in files:
            file.write_bytes(b"12345")
        said = {
            "key": key,
            "to": TO,
            "files": [str(file) for file in files],
            "path": str(folder / f"{key}.eml"),
        }
        given.append(asdict(letter) | said)
    about = {"name": NAME, "address": ADDRESS, "came": FROM_ELSEWHERE, "came_to": str(folder / "came.eml")}
    found = in_thunderbird(clients, folder / "home", WRITE_THEM, letters=given, **about)
    return folder, found


@pytest.fixture
def received(written, tmp_path, monkeypatch, capfd):
    """Lets the command line receive one of them, in a company of its own; gives the letter as it was read."""
    monkeypatch.setenv("KEEPWORD_HOME", str(tmp_path / "home"))
    start = ["--store", str(tmp_path / "s.db"), "--json"]
    assert main([*start, "sample"]) == 0

    def receive(name: str) -> dict[str, object]:
        capfd.readouterr()
        assert main([*start, "receive", str(written[0] / f"{name}.eml"), "--new", "--keep-attachments"]) == 0
        return json.loads(capfd.readouterr().out)["letter"]

    return receive


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_sender_moment_subject_text_and_names_of_files_are_what_was_put_in(name, written, received):
    letter = LETTERS[name]
    found = received(name)
    assert (found["sender"], found["address"]) == (NAME, ADDRESS)
    assert datetime.fromisoformat(found["sent_at"]) == datetime.fromtimestamp(written[1][name], UTC)
    assert found["subject"] == letter.subject
    assert found["text"] == letter.text
    files = {one["name"]: one["size"] for one in found["attachments"]}
    assert sorted(files) == sorted(letter.names)
    assert letter.forwards or set(files.values()) <= {5}
    assert found["oddities"] == []


def test_a_letter_that_came_to_thunderbird_and_was_saved_there_is_read_too(received):
    found = received("came")
    assert (found["sender"], found["address"]) == ("Jörg of Marlowe", "joerg@marlowe.example")
    assert (found["sent_at"], found["sent_zone"]) == ("2026-11-23T09:00:00Z", "+01:00")
    assert (found["subject"], found["text"]) == ("Größe", "Fünf Tassen, bitte.")
    assert (found["attachments"], found["oddities"]) == ([], [])


def test_a_letter_that_was_handed_on_as_a_file_can_be_received_by_itself(written):
    [inner] = read_letter(written[0] / "handed on.eml").enclosed
    alone = letter_in(inner.content)
    assert (alone.sender_name, alone.subject) == ("Jörg of Marlowe", "Größe")
    assert alone.text == "Fünf Tassen, bitte."
