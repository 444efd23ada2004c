"""Reads what the command wrote, with other readers than its own."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

# A cell that begins so may be run as a formula by a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
NUMBER = re.compile(r"^[-+]?\d+([.,]\d+)?%?$")
# Nothing printed or drawn has these: control characters and those that reorder text.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
VOID_TAGS = set("area base br col embed hr img input link meta source track wbr".split())


def xlsx_formulas(path):
    """Formula cells and external links of a workbook, as text."""
    found = []
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if "externalLink" in name or "vbaProject" in name:
                found.append(name)
            if not name.endswith(".xml") or "worksheets" not in name:
                continue
            for element in ElementTree.fromstring(file.read(name)).iter():
                if element.tag.endswith("}f"):
                    found.append(f"{name}: {element.text}")
    return found


def xlsx_texts(path):
    """All texts of a workbook."""
    texts = []
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if name.endswith(".xml") or name.endswith(".rels"):
                texts += [text for text in ElementTree.fromstring(file.read(name)).itertext() if text]
    return texts


def is_live(cell):
    return cell.startswith(FORMULA_STARTS) and not NUMBER.match(cell) and cell not in ("-", "+", "–")


def csv_formulas(path, delimiter=","):
    """Cells of a table that a spreadsheet would run."""
    text = path.read_text("utf-8-sig")
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row if is_live(cell)]


class Page(HTMLParser):
    """Counts tags that do not match and whatever could run."""

    def __init__(self):
        super().__init__()
        self.open, self.problems, self.text = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID_TAGS:
            self.open.append(tag)
        if tag in ("script", "iframe", "object", "embed", "base", "form"):
            self.problems.append(f"<{tag}>")
        for name, value in attributes:
            if name.startswith("on") or (name in ("href", "src") and re.match(r"\s*(javascript|data:text|https?)", value or "", re.I)):
                self.problems.append(f"{name}={value}"[:80])

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID_TAGS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in VOID_TAGS:
            return
        if not self.open or self.open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self.open[-1:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        self.text.append(data)


def html_problems(path):
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page.problems + [f"<{tag}> is not closed" for tag in page.open if tag not in ("html", "body", "p", "li", "td", "tr")]


def ics_problems(path):
    """Lines that break RFC 5545: line ends, length, names, nesting."""
    data = path.read_bytes()
    found = []
    if b"\r" in data.replace(b"\r\n", b"") or b"\n" in data.replace(b"\r\n", b""):
        found.append("a line end that is not CRLF")
    depth = []
    for line in data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").split(b"\r\n"):
        if not line:
            continue
        if not re.match(rb"^[A-Z][A-Z0-9-]*[:;]", line):
            found.append(f"a line without a name: {line[:60]!r}")
        if line.startswith(b"BEGIN:"):
            depth.append(line[6:])
        elif line.startswith(b"END:") and (not depth or depth.pop() != line[4:]):
            found.append(f"{line!r} ends nothing")
    if any(len(line) > 75 for line in data.split(b"\r\n")):
        found.append("a line of more than 75 bytes")
    return found + [f"{name!r} does not end" for name in depth]


def pdf_text(path):
    """The text of a PDF, or None where no reader is there; raises ValueError where it is damaged."""
    if not shutil.which("pdftotext"):
        return None
    done = subprocess.run(["pdftotext", "-q", str(path), "-"], capture_output=True, timeout=60)
    if done.returncode:
        raise ValueError("pdftotext cannot read it")
    return done.stdout.decode("utf-8", "replace")


def problems(path):
    """What is wrong with a file, by its kind; every formula, too."""
    path = Path(path)
    try:
        match path.suffix:
            case ".xlsx":
                xlsx_texts(path)
                return [f"a live formula: {text}" for text in xlsx_formulas(path)]
            case ".csv":
                return [f"a live formula: {cell[:60]}" for cell in csv_formulas(path)]
            case ".html":
                return html_problems(path)
            case ".svg":
                ElementTree.parse(path)
                return []
            case ".ics":
                return ics_problems(path)
            case ".pdf":
                pdf_text(path)
                return []
            case ".json":
                json.loads(path.read_bytes())
                return []
            case ".txt":
                found = CONTROLS.search(path.read_text("utf-8-sig").replace("\r\n", "\n"))
                return [f"a control character: {found[0]!r}"] if found else []
    except (ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError, UnicodeDecodeError, csv.Error) as problem:
        return [f"not well formed: {type(problem).__name__} {problem}"[:200]]
    return []


def bytes_of(path):
    """All bytes a file says something with: the parts of archives and the text of PDFs, too."""
    path = Path(path)
    data = path.read_bytes()
    if path.suffix in (".xlsx", ".zip"):
        with zipfile.ZipFile(path) as file:
            data += b"\n".join(file.read(name) for name in file.namelist())
    if path.suffix == ".pdf":
        data += (pdf_text(path) or "").encode()
    if path.suffix == ".ics":
        data += data.replace(b"\r\n ", b"")
    return data
