"""Texts that a spreadsheet program might compute."""

FORMULA_LIKE = (
    "=1+1", "=", "==", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "{=1+1}", "+1", "+353 1 555", "++", "-1",
    "-1+1|cmd", "@SUM(1)", "@", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\x00=1+1", "＝1+1", "＋1", "－1", "＠SUM(1)",
    "\u200b=1+1", "#REF!", "#N/A", "%0A=1", "|cmd", "007", "1e400", "TRUE", "2026-11-24", "_x003D_1+1", "_x000D_", "a_x005F_b",
    "<r><t>=1</t></r>", "<f>1+1</f>", "http://example.com", "mailto:a@example.com", "internal:Lists!A1",
)  # fmt: skip
