import Foundation
import Testing

/// The example package's program, compiled against the library of this build and run: what another
/// Swift program sees of it.
@Suite struct ExampleTests {
  @Test func aProgramOfFifteenLinesPlansADrive() throws {
    let source = Command.root.appending(path: "Examples/Sources/PlanTiny/main.swift")
    let code = try source.text().split(separator: "\n").filter { !$0.hasPrefix("//") }
    #expect(code.count <= 15 && code.first == "import KhungGio")
    try Folder.temporary { folder in
      let program = folder.appending(path: "PlanTiny").plainPath
      let compiled = try Command.run(
        "/usr/bin/env", try arguments(compiling: source, to: program, in: folder))
      #expect(compiled.status == 0, "\(compiled.errors)")
      let drive = Command.root.appending(path: "data/tiny").plainPath
      let planned = try Command.run(program, [drive])
      #expect(planned.status == 0 && planned.errors == "")
      let lines = planned.lines
      #expect(lines.dropLast(5).allSatisfy { $0.hasPrefix("best so far: ") } && lines.count > 5)
      #expect(
        lines.suffix(5).first?.hasPrefix("optimal: costs 22.0, and no plan less than 2") == true)
      #expect(
        Array(lines.suffix(4)) == [
          "Nguyễn Văn An: room 08:00", "Trần Thị Bình: room 08:00", "Lê Thị Chi: room 08:10",
          "Phạm Văn Dũng: room 08:20",
        ])
    }
  }

  /// What compiles it: the modules of this build, and all object files of the command but its own.
  private func arguments(
    compiling source: URL, to program: String, in folder: URL
  ) throws -> [String] {
    let build = URL(filePath: Command.path).deletingLastPathComponent()
    let list = try build.appending(path: "khunggio.product/Objects.LinkFileList").text()
    let objects = list.split(separator: "\n").filter { !$0.contains("/Commands.build/") }
    let response = folder.appending(path: "objects")
    try Data(objects.joined(separator: "\n").utf8).write(to: response)
    return [
      "swiftc", "-swift-version", "6", "-I", build.appending(path: "Modules").plainPath,
      source.plainPath, "@" + response.plainPath, "-lglpk", "-lzip", "-lexpat", "-lqrencode",
      "-lsqlite3",
    ] + moduleMaps(of: build) + (try paper("--cflags-only-I")) + (try paper("--libs"))
      + ["-o", program]
  }

  /// The modules of C that the modules of this build import, as the package manager names them.
  private func moduleMaps(of build: URL) -> [String] {
    // `.build/PLATFORM/release` and `.build/checkouts`.
    let checkouts = build.resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "checkouts")
    let own = ["CFiles", "CGLPK", "CPaper", "CRevision", "CWorkbooks"].map {
      build.appending(path: "\($0).build/module.modulemap")
    }
    let others = ["Yams/Sources/CYaml/include", "GRDB.swift/Sources/GRDBSQLite"].map {
      checkouts.appending(path: "\($0)/module.modulemap")
    }
    let system = Command.root.appending(path: "Sources/CPangoCairo/module.modulemap")
    return (own + others + [system]).flatMap { ["-Xcc", "-fmodule-map-file=\($0.plainPath)"] }
  }

  /// What Pango and Cairo ask a compiler for.
  private func paper(_ option: String) throws -> [String] {
    try Command.run("/usr/bin/env", ["pkg-config", option, "pangocairo"]).output
      .split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
