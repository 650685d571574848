"""Doing one thing to several cases: each for itself, so that one refusal stops nobody else."""

from collections.abc import Callable, Sequence
from uuid import UUID

from app.domain.errors import AppError
from app.services.changes import Changes, case_changed


def each(case_ids: Sequence[UUID], act: Callable[[UUID], object]) -> Changes:
    """Do it to each; what changed in all.

    Raises:
        AppError: The first refusal, where not a single one was done.
    """
    done, refusal = Changes(), None
    for case_id in case_ids:
        try:
            act(case_id)
        except AppError as error:
            refusal = refusal or error
        else:
            done |= case_changed(case_id)
    if refusal is not None and not done.case_ids:
        raise refusal
    return done
