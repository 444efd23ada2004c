import Foundation
import Testing

/// A list far longer than any unit's.
@Suite struct LargeImportTests {
  /// Writes a workbook of a hundred thousand people, and runs the command on it under watch.
  private let program = """
    import json, os, resource, subprocess, sys, zipfile
    command, drive, path, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    def related(id, type, target):
      return (f'<Relationships xmlns="{package}"><Relationship Id="{id}" '
        f'Type="{links}/{type}" Target="{target}"/></Relationships>')
    family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"]
    given = ["An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Oanh"]
    def name(i):
      words = [family[i % 10]] + [given[i // 10 ** k % 10] for k in range(1, 5)]
      return " ".join(words)
    def text(value):
      return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
      book.writestr("_rels/.rels", related("a", "officeDocument", "xl/workbook.xml"))
      book.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>'
        '<sheet name="DS" sheetId="1" r:id="s"/></sheets></workbook>')
      book.writestr("xl/_rels/workbook.xml.rels", related("s", "worksheet", "sheet.xml"))
      with book.open("xl/sheet.xml", "w") as sheet:
        head = "".join(map(text, ["STT", "Họ và tên", "Năm sinh", "SĐT"]))
        sheet.write(f'<worksheet xmlns="{main}"><sheetData><row>{head}</row>'.encode())
        for i in range(count):
          sheet.write((f"<row><c><v>{i + 1}</v></c>{text(name(i))}<c><v>{1965 + i % 37}</v></c>"
            f"{text(f'09{i:08d}')}</row>").encode())
        sheet.write(b"</sheetData></worksheet>")
    result = subprocess.run([command, "import", drive, path], capture_output=True, text=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Linux counts kilobytes, macOS bytes.
    most = used.ru_maxrss // (1 if sys.platform == "linux" else 1024)
    print(json.dumps({"status": result.returncode, "out": result.stdout.splitlines()[-3:-1],
      "errors": result.stderr[:2000], "kilobytes": most,
      "seconds": used.ru_utime + used.ru_stime}))
    """

  @Test func aHundredThousandRowsTakeLittleMemory() throws {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      try FileManager.default.removeItem(at: drive.appending(path: "registrants"))
      let list = drive.appending(path: "cong-an.xlsx").plainPath
      let report = try #require(
        Python.json(program, Command.path, drive.plainPath, list, "100000") as? [String: Any])
      #expect(report["status"] as? Int == 0, "\(report)")
      #expect(
        report["out"] as? [String]
          == ["mới 100.000 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi", "Đã ghi 1 danh sách."])
      #expect(try #require(report["kilobytes"] as? Int) <= 300_000)
    }
  }
}
