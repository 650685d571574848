"""The company's own facts: how it is called, when it works, how it speaks, and who signs beside an apology."""

from argparse import Namespace

from app.cli.answers import Answer, columns
from app.cli.commands.histories import history_cells, history_record
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.sessions import Session
from app.services.people import COMPANY_FACTS, PeopleService, company_facts


def company(session: Session, asked: Namespace) -> Answer:
    """Every fact of the company; as a lead or administrator, another value for one of them."""
    service = PeopleService(session.services.desk)
    if asked.act == "history":
        found = service.company_history()
        cells = [history_cells(session, one) for one in found]
        return Answer(columns(cells), [history_record(session, one) for one in found])
    if asked.act == "set":
        if asked.key is None or asked.value is None:
            raise WrongUsage("company set KEY VALUE, such as: company set executive 'Priya Nair'")
        service.edit_company(**{asked.key: asked.value})
    facts = company_facts(service.company())
    shown = {key: text for key, text in facts.items() if asked.key in {None, key}}
    return Answer(columns(shown.items()), shown)


COMMANDS = (
    Command(
        "company",
        "the company: its name, hours, voice and who signs beside an apology; as a lead, another of these",
        company,
        (
            argument("act", choices=("show", "set", "history"), nargs="?", default="show"),
            argument("key", choices=COMPANY_FACTS, nargs="?", help="one of its facts"),
            argument("value", metavar="VALUE", nargs="?", help="such as formal; empty where nobody signs"),
        ),
    ),
)
