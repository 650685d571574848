"""Forms for what is known about a customer, and about somebody there."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.acts.forms import Form
from app.ui.widgets.boxes import Item, row
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

Save = Callable[[Mapping[str, str]], object]
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
        self._before = {key: field.text().strip() for key, field in self.fields.items()}
        self.compose(*lines)
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        facts = {key: field.text().strip() for key, field in self.fields.items()}
        if not next(iter(facts.values())):
            self.refuse(self.tr("A name is needed."))
            return None
        save, changed = self._save, {key: text for key, text in facts.items() if text != self._before[key]}
        return lambda: save(changed)
