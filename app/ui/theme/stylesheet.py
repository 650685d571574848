"""The one style sheet: grounds, borders and states by token name.

No fonts in here. A size or weight in a sheet silently beats ``setFont`` for every widget that it matches, and a
sheet knows neither tabular figures nor letter spacing; type has its own place in ``fonts.py``.
"""

TEMPLATE = """
* { outline: none; }
QWidget#window, QWidget#canvas { background: @canvas; }
QWidget#welcome { background: @bg; }
QWidget#clear, QScrollArea#clear, QScrollArea#clear > QWidget { background: transparent; border: none; }
QFrame#card { background: @surface; border: 1px solid @cline; border-radius: @r; }
QFrame#panel, QScrollArea#panel { background: @surface; border: none; }
QWidget#panel-body { background: @surface; }
QFrame#rail { background: @frame; border: none; border-right: 1px solid @line; }
QFrame#top { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame#foot { background: @surface; border: none; border-top: 1px solid @line; }
QFrame#offer { background: @surface; border: 1px solid @line; border-radius: 12px; }
QFrame#status { background: @frame; border: none; border-top: 1px solid @line; }
QSplitter#panes::handle { background: @line; }
QSplitter#panes { background: @canvas; }

QPushButton { border: 1px solid @line3; border-radius: @rc; background: @surface; color: @ink; padding: 0; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @sel; }
QPushButton[look="primary"] { background: @acc; border-color: @acc; color: @on-acc; }
QPushButton[look="primary"]:hover { background: @acc-h; border-color: @acc-h; }
QPushButton[look="primary"]:pressed { background: @acc-p; border-color: @acc-p; }
QPushButton[look="soft"] { background: @acc-soft; border-color: @acc-line; color: @acc-t; }
QPushButton[look="soft"]:hover { border-color: @acc; }
QPushButton[look="ghost"], QPushButton[look="link"] { background: transparent; border-color: transparent; }
QPushButton[look="ghost"]:hover { background: @hover; }
QPushButton[look="link"]:hover { background: @acc-soft; }
QPushButton[look="key"] { background: transparent; border-color: transparent; border-radius: 4px; }
QPushButton[look="key"]:hover { background: @surface; border-color: @line; }
QPushButton:disabled { background: @sunken; border-color: @line; color: @ink-dis; }

QLineEdit, QPlainTextEdit, QComboBox, QDateTimeEdit { border: 1px solid @line3; border-radius: @rc;
    background: @surface; color: @ink; padding: 0 8px;
    selection-background-color: @acc; selection-color: @on-acc; placeholder-text-color: @ink3; }
QPlainTextEdit { padding: 4px 6px; }
QComboBox::drop-down { border: none; background: transparent; width: 24px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateTimeEdit:focus { border: 1px solid @acc; }
QLineEdit[refused="true"] { border: 1px solid @over; }
QLineEdit#search { border: 1px solid @line; border-radius: 8px; background: @sunken; padding: 0; }
QLineEdit#search:focus { border-color: @acc; background: @surface; }
QLineEdit#bare, QTextEdit#bare, QPlainTextEdit#bare { border: none; background: transparent; padding: 0; }
QLineEdit#filter { border: 1px solid @line; border-radius: 2px; padding: 0 4px; }
QLineEdit#filter:focus { border-color: @acc; background: @acc-soft; }
QLineEdit#cell { border: 2px solid @acc; border-radius: 0; padding: 0 1px 0 4px; }

QAbstractItemView { background: @surface; border: none; color: @ink;
    selection-background-color: @sel; selection-color: @ink; }
QAbstractItemView#clear { background: transparent; }
QHeaderView { background: @sunken; border: none; }
QTextEdit { background: @surface; border: none; color: @ink; placeholder-text-color: @ink3;
    selection-background-color: @acc; selection-color: @on-acc; }
QToolTip { background: @raised; color: @ink; border: 1px solid @line3; padding: 4px 6px; }
QMenu { background: @raised; border: 1px solid @line3; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; color: @ink; }
QMenu::item:selected { background: @sel; }
QMenu::item:disabled { color: @ink-dis; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::icon { padding-left: 10px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line3; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @ink-dis; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0; }
"""
