"""Small .xlsx files and tables of text in old encodings; the same bytes everywhere."""

import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Styles of cells: plain, a date, a time, text.
PLAIN, DATE, TIME, TEXT = range(4)
STYLES = (f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
          'formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts>'
          '<fills count="2"><fill><patternFill patternType="none"/></fill>'
          '<fill><patternFill patternType="gray125"/></fill></fills>'
          '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
          '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/>'
          '<xf numFmtId="20" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/>'
          '</cellXfs></styleSheet>')


def column(index):
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters


class Sheet:
    """Rows of cells: None, text, a number, or a number with a style."""

    def __init__(self, name, hidden=False):
        self.name, self.hidden, self.rows, self.merges = name, hidden, [], []

    def add(self, *cells):
        self.rows.append(list(cells))

    def title(self, text, width):
        row = len(self.rows) + 1
        self.merges.append(f"A{row}:{column(width - 1)}{row}")
        self.add(text)

    def xml(self, texts):
        parts = [f'<worksheet xmlns="{MAIN}"><sheetData>']
        for number, cells in enumerate(self.rows, start=1):
            filled = "".join(cell(f"{column(index)}{number}", value, texts)
                             for index, value in enumerate(cells) if value not in (None, ""))
            if filled:
                parts.append(f'<row r="{number}">{filled}</row>')
        parts.append("</sheetData>")
        if self.merges:
            inside = "".join(f'<mergeCell ref="{merge}"/>' for merge in self.merges)
            parts.append(f'<mergeCells count="{len(self.merges)}">{inside}</mergeCells>')
        return "".join(parts) + "</worksheet>"


def cell(place, value, texts):
    if isinstance(value, tuple):
        return f'<c r="{place}" s="{value[1]}"><v>{value[0]!r}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def write(path, sheets):
    texts = {}
    parts = {f"xl/worksheets/sheet{number}.xml": sheet.xml(texts)
             for number, sheet in enumerate(sheets, start=1)}
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="r{number}"'
        + (' state="hidden"' if sheet.hidden else "") + "/>"
        for number, sheet in enumerate(sheets, start=1))
    last = len(sheets)
    related = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>' for number in range(1, last + 1))
    related += (f'<Relationship Id="r{last + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
                f'<Relationship Id="r{last + 2}" Type="{OFFICE}/sharedStrings" '
                'Target="sharedStrings.xml"/>')
    types = "".join(f'<Override PartName="/{name}" ContentType="{KIND}.worksheet+xml"/>'
                    for name in parts)
    shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts = {
        "[Content_Types].xml":
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{KIND}.sheet.main+xml"/>{types}<Override PartName="/xl/styles.xml" '
            f'ContentType="{KIND}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" '
            f'ContentType="{KIND}.sharedStrings+xml"/></Types>',
        "_rels/.rels":
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml":
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml":
            f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{shared}</sst>',
        **parts,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            # 1 January 1980 is the first day that zip knows.
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            archive.writestr(info, (head + text).encode("utf-8"))


def rows(sheet):
    """The rows of a sheet as text, equally long."""
    width = max(map(len, sheet.rows))
    return [["" if value is None else str(value) for value in cells + [None] * (width - len(cells))]
            for cells in sheet.rows]


def delimited(sheet, separator):
    def quoted(text):
        needed = any(sign in text for sign in (separator, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if needed else text
    return "".join(separator.join(map(quoted, cells)) + "\r\n" for cells in rows(sheet))
