"""Letters as mail programs save them, made here."""

from email.message import EmailMessage

BODY = "Thursday at ten suits us.\n\nThe address is still the old one."


def letter(**said):
    """A plain letter of the sample company's customer; every field may be said otherwise."""
    facts = {
        "sender": "Eimear Walsh <eimear.walsh@marlowe.example>",
        "subject": "Re: 3 Barista Pro 2",
        "date": "Tue, 24 Nov 2026 10:12:00 +0100",
        "message_id": "<one@marlowe.example>",
        "body": BODY,
    } | said
    message = EmailMessage()
    message["From"] = facts["sender"]
    message["To"] = "maya.brennan@acme.example"
    message["Subject"] = facts["subject"]
    if facts["date"]:
        message["Date"] = facts["date"]
    if facts["message_id"]:
        message["Message-ID"] = facts["message_id"]
    if "references" in facts:
        message["References"] = facts["references"]
    message.set_content(facts["body"])
    if "html" in facts:
        message.add_alternative(facts["html"], subtype="html")
    for name, content in facts.get("files", ()):
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def eml(**said):
    """Its bytes."""
    return letter(**said).as_bytes()


HEAD = b"From: Eimear Walsh <eimear.walsh@marlowe.example>\nSubject: Trays\nDate: Tue, 24 Nov 2026 09:12:00 +0000\n"
"""The head of a letter, for bodies that no program writes."""
