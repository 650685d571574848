"""The company's facts on the command line."""

LEAD = ("--as", "Priya")


def test_a_lead_names_who_signs_beside_an_apology_and_the_gate_asks_for_them(sample, tmp_path):
    before = sample.is_well()
    letter = tmp_path / "letter.txt"
    letter.write_text("I am sorry. You get a voucher from us.", "utf-8")
    assert "signs as well" not in sample("gate", str(letter)).out
    assert sample.json("company", "set", "executive", "Priya Nair", before=LEAD) == {
        "executive": "Priya Nair"
    }
    assert "Priya Nair signs as well" in sample("gate", str(letter)).out
    assert "Priya Nair" in sample("company").out
    told = sample.json("company", "history")[0]
    assert (told["action"], told["source"]) == ("edit", "command_line")
    sample("undo", before=LEAD)
    assert "signs as well" not in sample("gate", str(letter)).out
    assert sample.is_well() == before


def test_the_voice_is_set_for_every_letter_and_nobody_else_may(sample):
    assert sample.json("company", "show", "voice") == {"voice": "personal"}
    assert "Ask a lead" in sample("company", "set", "voice", "formal", code=1).err
    sample("company", "set", "voice", "formal", before=LEAD)
    assert sample.json("tell", "4127")["voice"] == "formal"


def test_what_the_company_cannot_be_is_refused_in_a_sentence(sample):
    before = sample.is_well()
    sample("company", "set", "voice", "loud", before=LEAD, code=1)
    sample("company", "set", "colour", "red", before=LEAD, code=2)
    assert "company set KEY VALUE" in sample("company", "set", "voice", before=LEAD, code=2).err
    assert sample.is_well() == before
