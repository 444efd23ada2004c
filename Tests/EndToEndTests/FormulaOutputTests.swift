import Foundation
import Testing

/// No table that any command writes has a cell which a spreadsheet would calculate, whatever
/// separator it reads by; and every text is read back as it came. From field/attack, item 8.
@Suite struct FormulaOutputTests {
  /// Two hundred beginnings of formulas, as a list in which each stands as name, phone and group.
  private let writer = """
    import csv, sys
    leads = ["", " ", "\\t", "'", '"', "\\u200b", "\\ufeff", "\\u00a0", "An;", "An;'", "An|", "An;\\u200b ",
      "B;C;"]
    formulas = ["=1+1", "+1+1", "-2+3", "@SUM(1)", '=HYPERLINK("http://x";"y")', "=cmd|' /C calc'!A0",
      "\\uff1d1", "\\uff0b1", "\\uff0d1", "\\uff20SUM(1)", '=DDE("a";"b")', "-2", "@", "=\\t1", "+84x",
      "=IMPORTXML(1)"]
    texts = [lead + formula for lead in leads for formula in formulas]
    with open(sys.argv[1], "w", newline="", encoding="utf-8") as file:
      out = csv.writer(file)
      out.writerow(["Họ và tên", "Năm sinh", "Nhóm"] if sys.argv[2] == "list"
        else ["id", "name", "unit", "birth_year", "phone", "group"])
      for number, text in enumerate(texts):
        text = text.replace("\\t", " ") if sys.argv[2] == "list" else text
        out.writerow([f"Tên{number} ;{text}", 1990, ""] if sys.argv[2] == "list"
          else [f"{text}{number}", text, "office", 1990, text, ""])
    print(len(texts))
    """

  /// How many cells are live in the tables of a folder, read by each separator.
  private let checker = """
    import csv, io, json, os, re, sys, unicodedata
    def live(cell):
      if cell[:1] in ("\\t", "\\r"): return True
      for piece in re.split("[;\\t\\n\\r|]", cell):
        rest = "".join(c for c in piece if not c.isspace() and c != '"'
          and unicodedata.category(c) != "Cf")
        if rest[:1] and rest[0] in "=+-@\\uff1d\\uff0b\\uff0d\\uff20": return True
      return False
    cells, bad = 0, []
    for folder, _, names in os.walk(sys.argv[1]):
      for name in names:
        if not name.endswith((".csv", ".tsv")): continue
        with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
          text = file.read()
        for separator in ",;\\t":
          for row in csv.reader(io.StringIO(text), delimiter=separator):
            for cell in row:
              cells += 1
              if live(cell): bad.append([name, separator, cell])
    print(json.dumps({"cells": cells, "bad": bad[:20]}))
    """

  private func expectNoFormula(in folder: URL, atLeast least: Int) throws {
    let found = try #require(Python.json(checker, folder.plainPath) as? [String: Any])
    #expect((found["bad"] as? [Any])?.isEmpty == true, "\(found)")
    #expect(try #require(found["cells"] as? Int) >= least)
  }

  @Test func noTableOfADriveHasAFormula() throws {
    try Folder.copy(of: "tiny") { drive in
      let list = drive.appending(path: "registrants/all.csv")
      let count = try #require(Python.json(writer, list.plainPath, "drive") as? Int)
      #expect(count >= 200)
      let yaml = drive.appending(path: "drive.yaml")
      try yaml.edit { $0.replacing("organizer: ", with: "organizer: \"=1+1\" #") }
      try drive.appending(path: "units.csv").edit { $0.replacing("Văn phòng", with: "=1+1;-x") }
      #expect(try Command.run("plan", drive.plainPath, "--time-limit", "5").status != 65)
      let out = drive.appending(path: "out")
      let invited = try Command.run(
        "invite", drive.plainPath, "--out", out.plainPath, "--format", "csv,messages")
      #expect(invited.status == 0, "\(invited.errors)")
      try expectNoFormula(in: out, atLeast: 3 * count)
    }
  }

  /// What an import writes is no formula, and the drive has the names as they came.
  @Test func anImportWritesNoFormula() throws {
    try Folder.copy(of: "tiny") { drive in
      try FileManager.default.removeItem(at: drive.appending(path: "registrants"))
      let list = drive.appending(path: "list.csv")
      let count = try #require(Python.json(writer, list.plainPath, "list") as? Int)
      let marked = drive.appending(path: "marked")
      let first = try Command.run(
        "import", drive.plainPath, list.plainPath, "--unit", "office", "--without-refused",
        "--mark",
        marked.plainPath)
      #expect([0, 3].contains(first.status), "\(first.errors)")
      try expectNoFormula(in: drive.appending(path: "registrants"), atLeast: 3 * count)
      if FileManager.default.fileExists(atPath: marked.plainPath) {
        try expectNoFormula(in: marked, atLeast: 0)
      }
      // The same list again changes nobody: every name is read back.
      let again = try Command.run(
        "import", drive.plainPath, list.plainPath, "--unit", "office", "--without-refused",
        "--language", "en")
      #expect(again.output.contains("new 0 · changed 0"), "\(again.output)")
    }
  }
}
