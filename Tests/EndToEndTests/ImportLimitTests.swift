import Foundation
import Testing

/// Lists made to fill the memory, from field/attack, item 3: each is refused, and takes no more than
/// 300 MB before that.
@Suite struct ImportLimitTests {
  /// Writes a list of a kind.
  private let writer = """
    import sys, zipfile
    path, kind = sys.argv[1:3]
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    def relations(rows):
      return (f'<Relationships xmlns="{package}">' + "".join(
        f'<Relationship Id="{i}" Type="{links}/{t}" Target="{p}"/>' for i, t, p in rows)
        + "</Relationships>")
    def book(sheets, texts=""):
      with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("_rels/.rels", relations([("a", "officeDocument", "xl/workbook.xml")]))
        tabs = "".join(f'<sheet name="S{i}" sheetId="{i + 1}" r:id="s{i}"/>'
          for i in range(len(sheets)))
        z.writestr("xl/workbook.xml",
          f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{tabs}</sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", relations(
          [(f"s{i}", "worksheet", f"sheet{i}.xml") for i in range(len(sheets))]
          + [("t", "sharedStrings", "texts.xml")]))
        z.writestr("xl/texts.xml", f'<sst xmlns="{main}">{texts}</sst>')
        for i, sheet in enumerate(sheets):
          z.writestr(f"xl/sheet{i}.xml", f'<worksheet xmlns="{main}">{sheet}</worksheet>')
    def text(value):
      return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    head = "<row>" + text("Họ và tên") + text("Năm sinh") + "</row>"
    people = head + ("<row>" + text("Nguyễn Văn An") + "<c><v>1990</v></c></row>") * 3000
    if kind == "short-rows":
      open(path, "w").write("ten,sdt\\n" + "An,0912345678\\n" * 3_300_000)
    elif kind == "one-letter-rows":
      open(path, "w").write("ten\\n" + "A\\n" * 30_000_000)
    elif kind == "wide-rows":
      open(path, "w").write("ten," * 900 + "x\\n" + ("a," * 900 + "x\\n") * 30_000)
    elif kind == "one-line":
      open(path, "w").write("ten," * 15_000_000)
    elif kind == "one-cell":
      open(path, "w").write("ten,sdt\\n" + "An " * 20_000_000 + ",0912345678\\n")
    elif kind == "open-quote":
      open(path, "w").write('ten,sdt\\n"' + "An,\\n" * 15_000_000)
    elif kind == "many-sheets":
      book([f"<sheetData>{people}</sheetData>"] * 200)
    elif kind == "wide-sheet":
      row = "<row>" + "<c><v>1</v></c>" * 16_000 + "</row>"
      book([f"<sheetData>{head}{row * 300}</sheetData>"])
    elif kind == "long-texts":
      row = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'
      book([f"<sheetData>{head}{row * 50_000}</sheetData>"],
        "<si><t>" + "x" * 30_000 + "</t></si>")
    elif kind == "merges":
      merge = "".join(f'<mergeCell ref="A{i}:A{i + 9000}"/>' for i in range(2, 90_002))
      book([f"<sheetData>{people}</sheetData><mergeCells>{merge}</mergeCells>"])
    print("null")
    """

  /// Runs the command on a list under watch, and says what came of it: a process of its own, since a
  /// child begins with the memory of whoever starts it.
  private let program = """
    import json, resource, subprocess, sys
    command, drive, path = sys.argv[1:4]
    result = subprocess.run([command, "import", drive, path, "--unit", "office", "--dry-run"],
      capture_output=True, text=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Linux counts kilobytes, macOS bytes.
    most = used.ru_maxrss // (1 if sys.platform == "linux" else 1024)
    print(json.dumps({"status": result.returncode, "errors": result.stderr[:500],
      "length": len(result.stderr), "kilobytes": most}))
    """

  @Test(arguments: [
    ("short-rows", "csv", "KG003"), ("one-letter-rows", "csv", "KG003"),
    ("wide-rows", "csv", "KG003"), ("one-line", "csv", ""), ("open-quote", "csv", "KG0"),
    ("one-cell", "csv", "KG027"),
    ("many-sheets", "xlsx", "KG003"), ("wide-sheet", "xlsx", "KG003"),
    ("long-texts", "xlsx", "KG003"), ("merges", "xlsx", ""),
  ])
  func isRefusedInLittleMemory(kind: String, ending: String, code: String) throws {
    try Folder.copy(of: "tiny") { drive in
      let path = drive.appending(path: "list.\(ending)").plainPath
      _ = try Python.json(writer, path, kind)
      let report = try #require(
        Python.json(program, Command.path, drive.plainPath, path) as? [String: Any])
      #expect(try #require(report["kilobytes"] as? Int) <= 300_000, "\(report)")
      #expect(try #require(report["length"] as? Int) < 100_000)
      guard !code.isEmpty else { return }
      #expect(report["status"] as? Int == 65, "\(report)")
      #expect((report["errors"] as? String)?.contains(code) == true, "\(report)")
    }
  }
}
