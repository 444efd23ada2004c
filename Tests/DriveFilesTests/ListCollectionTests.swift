import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing
import Wording

/// Until when and where to lists are sent.
@Suite struct ListCollectionTests {
  private static let lists = """
    lists:
      due: 2021-12-08
      send_to: "Hội Chữ thập đỏ, số 134"
      phone: 024-3858.7882
      email: hoi@example.org
    """

  private func drive(_ lists: String) throws -> Drive {
    try FolderFixture(["drive.yaml": SmallDrive.yaml + "\n" + lists + "\n"]).drive()
  }

  @Test func theKeysAreReadAndWritten() throws {
    let read = try drive(Self.lists)
    #expect(
      read.lists
        == ListCollection(
          due: FourDonors.date(8), sendTo: "Hội Chữ thập đỏ, số 134", phone: "024-3858.7882",
          email: "hoi@example.org"))
    #expect(try drive("").lists == ListCollection())
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    try DriveFolder.write(read, to: url)
    #expect(try DriveFolder(at: url).drive == read)
  }

  @Test func aDayThatIsNoneIsAProblem() throws {
    let error = #expect(throws: DriveFileProblems.self) { try drive("lists: {due: 8/12/2021}") }
    #expect(error?.problems.map(\.code) == [.notADate])
  }
}
