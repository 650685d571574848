"""Rehearsals: a persona works for weeks at the real engine and services, by a clock that runs as fast as it can.

Nothing here is a copy of a rule: customers, colleagues and the persona only decide what they do; what comes of it is
what the services make of it. Everything follows from one seed.
"""

from app.rehearsals.many import rehearse_all
from app.rehearsals.results import Result, Script
from app.rehearsals.runs import rehearse

__all__ = ["Result", "Script", "rehearse", "rehearse_all"]
