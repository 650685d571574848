"""The texts of letters, at a seat."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.changes import Changes
from app.services.templates import TemplateLook, TemplateService, Trial


@dataclass(frozen=True, slots=True)
class TemplateSeat:
    """Fulfils ``app.ui.templates.desks.TemplateDesk``."""

    templates: TemplateService

    def all(self) -> Sequence[TemplateLook]:
        return self.templates.all()

    def may_edit(self) -> bool:
        return self.templates.may_edit()

    def voice(self) -> str:
        return self.templates.voice()

    def preview(self, key: str, text: str) -> Trial:
        return self.templates.preview(key, text)

    def edit(self, key: str, text: str) -> Changes:
        return self.templates.edit(key, text)

    def put_back(self, key: str) -> Changes:
        return self.templates.put_back(key)
