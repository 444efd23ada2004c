import Foundation
import Testing

/// Letters of a drive that nobody wishes for.
enum Hostile {
  /// A drive with names that would be commands elsewhere, planned.
  static func letters<Value>(
    formats: String = "text,csv,xlsx,html,ics,messages", _ body: (URL) throws -> Value
  ) throws -> Value {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "drive")
      let yaml = try Command.root.appending(path: "data/tiny/drive.yaml").text()
      try FileManager.default.createDirectory(
        at: drive.appending(path: "registrants"), withIntermediateDirectories: true)
      try Data(yaml.utf8).write(to: drive.appending(path: "drive.yaml"))
      try Data(
        """
        id,name
        "=cmd|' /C calc'!A0","=HYPERLINK(""http://x"",""y"")"
        ../../up,<script>alert(1)</script>

        """.utf8
      ).write(to: drive.appending(path: "units.csv"))
      try Data(
        #"""
        id,name,unit,phone
        001203004567,=41*73,"=cmd|' /C calc'!A0",0912345678
        2,"@SUM(A1), ""x""","=cmd|' /C calc'!A0",+84 912 345 679
        3,<img src=x onerror=alert(1)>,../../up,
        4,-2,../../up,0987654321

        """#.utf8
      ).write(to: drive.appending(path: "registrants/all.csv"))
      let planned = try Command.run("plan", drive.plainPath)
      #expect(planned.status == 0, "\(planned.errors)")
      let result = try Command.run(
        "invite", drive.plainPath, "--format", formats, "--out",
        folder.appending(path: "letters").plainPath)
      #expect(result.status == 0, "\(result.errors)")
      return try body(folder.appending(path: "letters"))
    }
  }
}
