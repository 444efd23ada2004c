"""Hostile workbooks: refused with words, or read, in ten seconds and 500 MB."""

import io
import os
import struct
import warnings
import zipfile

from .command import STATUSES
from .formulas import write_drive
from .journal import Run

SECONDS = 10
MEGABYTES = 500
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
MILLION = 1_000_000


def text_cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


ROWS = (
    f"<row r=\"1\">{text_cell('A1', 'Họ và tên')}{text_cell('B1', 'Năm sinh')}{text_cell('C1', 'Đơn vị')}</row>"
    f"<row r=\"2\">{text_cell('A2', 'Nguyễn Văn An')}<c r=\"B2\"><v>1990</v></c>{text_cell('C2', 'Văn phòng')}</row>"
)


def sheet(rows=ROWS, before="", after="", head='<?xml version="1.0" encoding="UTF-8"?>'):
    return f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(sheet_text=None, **changed):
    """The parts of a small workbook, some of them changed or left out (None)."""
    names = {
        "types": "[Content_Types].xml", "root": "_rels/.rels", "workbook": "xl/workbook.xml",
        "relations": "xl/_rels/workbook.xml.rels", "sheet": "xl/worksheets/sheet1.xml", "styles": "xl/styles.xml",
        "strings": "xl/sharedStrings.xml",
    }
    content = {
        "types": TYPES, "root": ROOT,
        "workbook": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="DS" sheetId="1" r:id="r1"/></sheets></workbook>',
        "relations": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
                     f'<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{OFFICE}/sharedStrings" '
                     'Target="sharedStrings.xml"/></Relationships>',
        "sheet": sheet_text or sheet(), "styles": f'<styleSheet xmlns="{MAIN}"/>', "strings": f'<sst xmlns="{MAIN}"/>',
    } | changed
    return [(names.get(key, key), value) for key, value in content.items() if value is not None]


def packed(entries, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        for name, content in entries:
            file.writestr(name, content)
    return buffer.getvalue()


def lied(data, field, value):
    """The workbook with a field of every entry of its directory overwritten: sizes, checksums, offsets."""
    data = bytearray(data)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + field, value)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def entity(definition, use="&x;"):
    head = f'<?xml version="1.0"?><!DOCTYPE worksheet [{definition}]>'
    return packed(parts(sheet(ROWS.replace("Nguyễn", use), head=head)))


def laughs():
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return entity(f'<!ENTITY a0 "ha">{steps}', "&a9;")


def cell_rows(count, text="x"):
    return "".join(f'<row r="{n}">{text_cell(f"A{n}", text)}</row>' for n in range(1, count + 1))


def hostile():
    """Name → bytes, made one at a time: some are large."""
    good = packed(parts())
    yield "good.xlsx", lambda: good
    yield "empty.xlsx", lambda: b""
    yield "text.xlsx", lambda: b"not a workbook" * 10
    for part in (10, 25, 50, 75, 90, 99):
        yield f"truncated-{part}.xlsx", lambda part=part: good[: len(good) * part // 100]
    yield "no-directory.xlsx", lambda: good[: good.find(b"PK\x01\x02")]
    yield "size-too-large.xlsx", lambda: lied(good, 24, 0xFFFF_FFF0)
    yield "size-too-small.xlsx", lambda: lied(good, 24, 3)
    yield "packed-size-wrong.xlsx", lambda: lied(good, 20, 0x7FFF_FFFF)
    yield "checksum-wrong.xlsx", lambda: lied(good, 16, 1)
    yield "offset-wrong.xlsx", lambda: lied(good, 42, 0x7FFF_0000)
    yield "method-unknown.xlsx", lambda: lied(good, 10, 77)
    yield "bomb-1GB.xlsx", lambda: packed(parts(sheet(f'<row r="1">{text_cell("A1", "a" * (1000 * MILLION // 4))}</row>')))
    yield "bomb-spaces-400MB.xlsx", lambda: packed(parts(sheet(before=" " * (400 * MILLION))))
    yield "attribute-50MB.xlsx", lambda: packed(parts(sheet(f'<row r="1"><c r="A1" s="{"1" * (50 * MILLION)}"/></row>')))
    yield "comment-50MB.xlsx", lambda: packed(parts(sheet(before=f"<!--{'x' * (50 * MILLION)}-->")))
    yield "comment-unclosed-16MB.xlsx", lambda: packed(parts(sheet(before=f"<!--{'x' * (16 * MILLION)}")))
    yield "nesting-5M.xlsx", lambda: packed(parts(sheet(after="<a>" * (5 * MILLION))))
    yield "nesting-closed-1M.xlsx", lambda: packed(parts(sheet(after="<a>" * MILLION + "</a>" * MILLION)))
    yield "attributes-200k.xlsx", lambda: packed(parts(sheet(after="<a " + " ".join(f'b{n}="1"' for n in range(200_000)) + "/>")))
    yield "external-entity.xlsx", lambda: entity('<!ENTITY x SYSTEM "file:///etc/passwd">')
    yield "external-dtd.xlsx", lambda: packed(parts(sheet(head='<?xml version="1.0"?><!DOCTYPE worksheet SYSTEM "http://127.0.0.1:9/x.dtd">')))
    yield "parameter-entity.xlsx", lambda: entity('<!ENTITY % y SYSTEM "file:///etc/passwd">%y;', "An")
    yield "billion-laughs.xlsx", laughs
    yield "quadratic-entity.xlsx", lambda: entity(f'<!ENTITY x "{"a" * 100_000}">', "&x;" * 10_000)
    yield "dimension-absurd.xlsx", lambda: packed(parts(sheet(before='<dimension ref="A1:XFD1048576"/>')))
    yield "row-number-absurd.xlsx", lambda: packed(parts(sheet('<row r="4294967297"><c r="A4294967297"><v>1</v></c></row>')))
    yield "row-negative.xlsx", lambda: packed(parts(sheet('<row r="-5"><c r="A-5"><v>1</v></c></row>')))
    yield "column-absurd.xlsx", lambda: packed(parts(sheet('<row r="1"><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>')))
    yield "last-cell.xlsx", lambda: packed(parts(sheet(ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')))
    yield "merges-500k.xlsx", lambda: packed(parts(sheet(after="<mergeCells>" + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 500_000)) + "</mergeCells>")))
    yield "merge-whole-sheet.xlsx", lambda: packed(parts(sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')))
    yield "rows-1M.xlsx", lambda: packed(parts(sheet(cell_rows(MILLION))))
    yield "rows-empty-3M.xlsx", lambda: packed(parts(sheet("<row/>" * (3 * MILLION))))
    yield "cells-wide-16384.xlsx", lambda: packed(parts(sheet("".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 16_384 + "</row>" for n in range(1, 100)))))
    yield "strings-missing.xlsx", lambda: packed(parts(sheet('<row r="1"><c r="A1" t="s"><v>99999999999</v></c></row>')))
    yield "strings-2M.xlsx", lambda: packed(parts(strings=f'<sst xmlns="{MAIN}">' + "<si><t>x</t></si>" * (2 * MILLION) + "</sst>"))
    yield "style-missing.xlsx", lambda: packed(parts(sheet('<row r="1"><c r="A1" s="4000000000"><v>1</v></c></row>')))
    yield "styles-cyclic.xlsx", lambda: packed(parts(styles=f'<styleSheet xmlns="{MAIN}"><cellStyleXfs><xf xfId="0"/></cellStyleXfs><cellXfs><xf xfId="1"/><xf xfId="0" numFmtId="99999"/></cellXfs></styleSheet>'))
    yield "relations-cyclic.xlsx", lambda: packed(parts(relations=f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="workbook.xml"/></Relationships>'))
    yield "relations-outside.xlsx", lambda: packed(parts(relations=f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="../../../../etc/passwd"/></Relationships>'))
    yield "relations-external.xlsx", lambda: packed(parts(relations=f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" TargetMode="External" Target="http://127.0.0.1:9/x"/></Relationships>'))
    yield "sheets-200-on-one.xlsx", lambda: packed(parts(sheet(cell_rows(20_000)), workbook=f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>' + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, 201)) + "</sheets></workbook>"))
    yield "entries-60k.xlsx", lambda: packed([*parts(), *((f"x/{n}", "") for n in range(60_000))], zipfile.ZIP_STORED)
    yield "names-traversal.xlsx", lambda: packed([("../../../tmp/campaign-escaped", "x"), ("/tmp/campaign-escaped", "x"), *parts()])
    yield "entries-doubled.xlsx", lambda: packed([*parts(), *parts(sheet("<row/>"))])
    yield "no-sheet.xlsx", lambda: packed(parts(sheet=None))
    yield "no-workbook.xlsx", lambda: packed(parts(workbook=None))
    yield "not-xml.xlsx", lambda: packed(parts("\x00\x01\x02<" * 1000))
    yield "utf16.xlsx", lambda: packed(parts(sheet(head='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")))
    yield "encoding-unknown.xlsx", lambda: packed(parts(sheet(head='<?xml version="1.0" encoding="EBCDIC-X"?>')))
    yield "utf8-broken.xlsx", lambda: packed(parts(sheet().encode().replace("ễ".encode(), b"\xe1\xbb")))
    yield "numbers-absurd.xlsx", lambda: packed(parts(sheet(ROWS.replace("<v>1990</v>", "<v>1e309</v>"))))
    yield "date-absurd.xlsx", lambda: packed(parts(sheet(ROWS.replace("<v>1990</v>", "<v>-99999999999999999999</v>"))))
    yield "wide.csv", lambda: ("họ tên," * MILLION + "\n").encode()
    yield "rows-3M.csv", lambda: b"name,unit\n" + b"a,b\n" * (3 * MILLION)
    yield "quote-open-20MB.csv", lambda: b'name,unit\n"' + b"a,\n" * (7 * MILLION)
    yield "zeros.csv", lambda: b"\x00" * MILLION
    yield "old-format.xls", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 4096


def run(campaign):
    part = Run(campaign, "workbooks")
    cases = list(hostile())
    if campaign.short:
        step = 5
        cases = cases[campaign.seed % step::step]
    folder = campaign.folder("workbooks")
    write_drive(folder / "d", {}, [("office", "Văn phòng")], [{"id": "p", "name": "An", "unit": "office", "birth_year": 1990}])
    for case in part.cases(len(cases), listed=True):
        one(campaign, part, folder, *cases[case])
    part.close()


def write(path, make):
    """Makes the file in a process of its own: memory that this one has would count as the command's."""
    child = os.fork()
    if child == 0:
        warnings.simplefilter("ignore")
        try:
            path.write_bytes(make())
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def one(campaign, part, folder, name, make):
    path = folder / name
    write(path, make)
    outcome, megabytes = campaign.command.run_measured("import", "d", name, "--dry-run", "--anyone", "--new-units", folder=folder, timeout=60)
    part.counts["workbooks"] += 1
    part.counts[f"status {outcome.status}"] += 1
    part.most("processor seconds", outcome.processor)
    part.most("megabytes", megabytes)
    keep = [path] if path.stat().st_size < MILLION else None
    if outcome.status not in STATUSES:
        part.find("crash", f"{name}: {outcome.describe()}", keep)
    if outcome.processor > SECONDS:
        part.find("slow", f"{name}: {outcome.processor:.1f} s", keep)
    if megabytes > MEGABYTES:
        part.find("memory", f"{name}: {megabytes:.0f} MB", keep)
    if outcome.status not in (0, 3) and not (outcome.errors + outcome.output).strip():
        part.find("refused without a word", name, keep)
    if b"root:" in outcome.output + outcome.errors:
        part.find("an external entity was read", name, keep)
    if (name == "good.xlsx") != (outcome.status == 0) and name == "good.xlsx":
        part.find("a good workbook is refused", outcome.describe(), keep)
    path.unlink()
