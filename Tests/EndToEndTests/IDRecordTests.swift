import Foundation
import Testing

/// The record of the ids that were given is never taken for empty: a new person could get an old id.
@Suite struct IDRecordTests {
  @Test(arguments: ["import", "cancel"])
  func aRecordThatCannotBeReadStopsTheCommand(command: String) throws {
    try Folder.copy(of: "tiny") { drive in
      let list = drive.deletingLastPathComponent().appending(path: "list.csv")
      try Data("Họ tên,Năm sinh\nVũ Giang,1999\n".utf8).write(to: list)
      try Data("unit,last\nschool,một\n".utf8).write(
        to: drive.appending(path: "registrants/.last-ids"))
      let before = try Folder.contents(of: drive)
      let rest = command == "import" ? [list.plainPath, "--unit", "school"] : ["an"]
      let result = try Command.run(Command.path, [command, drive.plainPath] + rest)
      #expect(result.status == 65)
      #expect(result.output == "")
      #expect(result.errors.contains("registrants/.last-ids:2 KG005"))
      #expect(try Folder.contents(of: drive) == before)
    }
  }
}
