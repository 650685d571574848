"""Forms for what is known about a customer, and about somebody there."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.meanwhile import Sight
from app.ui.acts.forms import Form
from app.ui.widgets.boxes import Item, row
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

Save = Callable[[Mapping[str, str], Sight], object]
"""Saves what was changed, resting on what was shown of it."""
_LABEL = 76


class FactsForm(Form):
    """Named fields with what is known; only what was changed is saved.

    Args:
        facts: Key, label and present text of each field, in order; the first is needed.
    """

    def __init__(
        self,
        bench: Workbench,
        title: str,
        facts: Sequence[tuple[str, str, str]],
        save: Save,
        parent: QWidget,
        *,
        note: str = "",
    ) -> None:
        super().__init__(bench, title, parent.tr("Keep it"), parent, note=note)
        self._save = save
        self.fields: dict[str, Field] = {}
        lines: list[Item] = []
        for key, name, text in facts:
            field = self.fields[key] = Field(bench.theme, name, "", self)
            field.setText(text)
            label = PlainLabel(bench.theme, name, 12, 400, "ink2")
            label.setFixedWidth(bench.theme.scaled(_LABEL))
            lines.append(row(label, field, gap=8))
        self._shown = {key: text for key, _, text in facts}
        self._before = self.typed()
        self.compose(*lines)
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        """Only what was typed over: the rest stays as it is by now, whoever changed it."""
        facts = self.typed()
        if not next(iter(facts.values())):
            self.refuse(self.tr("A name is needed."))
            return None
        changed = {
            key: text
            for key, text in facts.items()
            if text != self._before[key] and self.clash.holds_mine(key)
        }
        seen: Sight = {**self._shown, **self.clash.settled()}
        save, sight = self._save, {key: seen[key] for key in changed}
        return lambda: save(changed, sight)

    def typed(self) -> Mapping[str, str]:
        return {key: field.text().strip() for key, field in self.fields.items()}
