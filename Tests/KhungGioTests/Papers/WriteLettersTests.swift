import Drives
import Foundation
import Invitations
import KhungGio
import Plans
import Testing

/// Letters, their templates, and what people know of a plan already.
@Suite struct WriteLettersTests {
  private func letters(
    of drive: TestDrive, _ change: (inout WriteLetters) -> Void = { _ in }
  ) throws -> WrittenLetters {
    var write = WriteLetters(
      of: try drive.open(), into: drive.root.appending(path: "letters").path)
    write.formats = [.text, .messages]
    change(&write)
    return try write.perform()
  }

  @Test func lettersOfEveryUnitAreWritten() throws {
    let drive = try TestDrive()
    try drive.plan()
    let written = try letters(of: drive)
    #expect(written.units == 2 && written.invited == 4 && written.withoutSlot == 0)
    #expect(written.formats.map(\.format) == [.text, .messages])
    let files = Set(written.formats.flatMap(\.files).map(\.text))
    #expect(try Set(drive.contents(of: "letters").keys) == files)
    #expect(!written.isPublished && written.olderFiles.isEmpty)
    // What is there is not written over, unless that is asked for.
    let error = cause { try letters(of: drive) } as? FilesAreThere
    #expect(error?.files.sorted() == files.sorted())
    #expect(error?.code == "files-are-there" && error?.category == .cannotCreate)
    #expect(try letters(of: drive) { $0.force = true }.count == written.count)
  }

  /// What is reported of the plan is what was read first, whatever stands in its file later.
  @Test func thePlanIsReadOnce() throws {
    let drive = try TestDrive()
    try drive.plan()
    try drive.publish()
    try drive.write(rows: TestDrive.rows + ["em,Hoàng Thị Em,school,1999,"])
    let url = drive.url.appending(path: "plan.json")
    let bytes = try Data(contentsOf: url)
    // Called with of somebody outside the plan, another process puts another file in its place.
    let written = try letters(of: drive) {
      $0.notice = { notice in
        guard notice == .peopleOutsidePlan(1) else { return }
        try? Data("{}".utf8).write(to: url)
      }
    }
    #expect(try Data(contentsOf: url) == Data("{}".utf8))
    #expect(written.isPublished && written.invited == 4)
    try bytes.write(to: url)
    #expect(try letters(of: drive) { $0.force = true }.isPublished)
  }

  @Test func changesAreToldToThoseWhomTheyConcern() throws {
    let drive = try TestDrive()
    try drive.plan()
    #expect(
      cause { try letters(of: drive) { $0.tellsChanges = true } } as? PlanError
        == .nothingPublishedToChange)
    try drive.publish()
    let nothing = try letters(of: drive) {
      $0.tellsChanges = true
      $0.since = 1
    }
    #expect(nothing.count == 0 && nothing.isPublished)
    try drive.write(rows: TestDrive.rows.filter { !$0.hasPrefix("dung") })
    try drive.plan([("an", "08:00"), ("binh", "08:10"), ("chi", "08:30")])
    let notices = NoticeList()
    let changes = try letters(of: drive) {
      $0.tellsChanges = true
      $0.notice = notices.take
    }
    #expect(notices.all.contains(.changesNotPublished(path: try drive.open().planPath)))
    #expect(changes.units == 2 && changes.withdrawn == 1 && !changes.isPublished)
    let error = cause { try letters(of: drive) { $0.since = 4 } }
    #expect(error as? PublishedSourceError == .noSuchRevision(4, last: 1))
  }

  @Test func aPlanThatBreaksARuleInvitesNobody() throws {
    let drive = try TestDrive()
    try drive.plan(["an", "binh", "chi", "dung"].map { ($0, "08:00") })
    let error = cause { try letters(of: drive) }
    #expect(error?.code == "plan-not-invitable" && error?.category == .badData)
    #expect(try drive.contents(of: "letters").isEmpty)
  }

  /// Where one document cannot be put in its place, none is.
  @Test func nothingIsHalfWritten() throws {
    let drive = try TestDrive()
    try drive.plan()
    let written = try letters(of: drive)
    let path = try #require(written.formats.first?.files.last)
    try FileManager.default.removeItem(at: drive.root.appending(path: "letters"))
    try drive.write("x", to: "../letters/\(path.text)/inside")
    let before = try drive.contents(of: "letters")
    let error = cause { try letters(of: drive) { $0.force = true } }
    #expect(error?.code == "output-not-created" && error?.category == .cannotCreate)
    #expect(try drive.contents(of: "letters") == before)
  }

  @Test func templatesAreCopiedChangedAndUsed() throws {
    let drive = try TestDrive()
    try drive.plan()
    let folder = drive.root.appending(path: "templates")
    let copied = try CopyTemplates(into: folder.path, language: .vietnamese).perform()
    #expect(copied.files.allSatisfy { $0.hasSuffix(".mustache") })
    #expect(try Set(drive.contents(of: "templates").keys) == Set(copied.files))
    _ = try letters(of: drive) { $0.templates = folder.path }
    // Every template with an error is named, and no letter is written.
    try FileManager.default.removeItem(at: drive.root.appending(path: "letters"))
    for name in copied.files.prefix(2) {
      try Data("{{nothing_of_the_kind}}".utf8).write(to: folder.appending(path: name))
    }
    let error = cause { try letters(of: drive) { $0.templates = folder.path } } as? LetterError
    guard case .templates(let errors) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(Set(errors.map(\.file)) == Set(copied.files.prefix(2)))
    #expect(try drive.contents(of: "letters").isEmpty)
  }

  @Test func theDrivesOwnListsAreNoPlaceForLetters() throws {
    let drive = try TestDrive()
    try drive.plan()
    let error = cause {
      try letters(of: drive) { $0.folder = drive.url.appending(path: "registrants").path }
    }
    #expect(error?.code == "output-is-input" && error?.category == .usage)
  }
}
