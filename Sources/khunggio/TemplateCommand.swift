import ArgumentParser
import DriveFiles
import Drives
import Foundation
import UnitLists
import Wording
import Workbooks

/// `khunggio template`: the workbooks that are sent out to units.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Writes a workbook for each unit to fill in.",
    discussion: """
      Examples:
        khunggio template data/thanh-xuan-2021 --out templates
        khunggio template data/thanh-xuan-2021 --units quan-uy,thpt-1 --out templates

      People the drive knows already stand in them. What comes back is read by
      khunggio import without any --map.

      Exit status: 0 done; 65 bad data; 66 the drive is missing; 73, 74 cannot be
      written.
      """)

  @Argument(help: "The drive: a folder with drive.yaml and units.csv.")
  var drive: String

  @Option(help: ArgumentHelp("Only these units, with commas between them.", valueName: "ids"))
  var units: String?

  @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var out: String

  @Flag(help: "Replace files that are there.")
  var force = false

  @Option(help: "The language of the workbooks, vi or en; the drive's own by default.")
  var language: Language?

  func run() throws {
    let url = URL(fileURLWithPath: drive, isDirectory: true)
    let (frame, wording) = try identifiedFrame(url)
    let chosen = try chosenUnits(of: frame)
    let folder = URL(fileURLWithPath: out, isDirectory: true)
    let template = UnitTemplate(of: frame, wording: wording)
    var names = FileNames()
    do throws(OutputFault) {
      try OutputPlace.check(folder: out, of: url)
      let targets = chosen.map { names.name(for: frame.units[$0].id, ending: ".xlsx") }
      // All of them are looked at before the first is written.
      for target in targets where !force {
        let place = folder.appendingPathComponent(target).path
        guard !FileManager.default.fileExists(atPath: place) else {
          throw .cannotCreate(path: place, reason: String(cString: strerror(EEXIST)))
        }
      }
      let staged = try StagedFolder(for: folder)
      for (unit, target) in zip(chosen, targets) {
        try staged.write(bytes(of: template.workbook(for: unit), for: target), to: target)
      }
      try staged.finish()
    } catch {
      throw error.told(in: wording)
    }
    var output = Output()
    output.line(wording.templatesWritten(chosen.count, folder: out))
    let next = "khunggio import \(shellWord(drive)) \(shellWord(out)) --dry-run"
    output.line(wording.next(next))
    try output.finish()
  }

  /// The drive, whose people all have ids that stay with them before the workbooks go out.
  private func identifiedFrame(_ url: URL) throws -> (DriveFrame, Words) {
    let (read, wording) = try FrameReading.read(url, language: language)
    guard read.lists.contains(where: { !$0.header.contains("id") }) else { return (read, wording) }
    let hold = try DriveHold.take(
      url, for: .changing, work: "template", seconds: DriveHold.patienceOfReaders,
      wording: wording)
    defer { hold.holdUntilHere() }
    let (frame, _) = try FrameReading.read(url, language: language)
    let ids = PermanentIDs(of: frame, known: try KnownIdentities(of: url, wording: wording))
    do throws(OutputFault) {
      try ImportCommit.write(ids.files, into: frame)
    } catch {
      Diagnostics.line(wording.idsNotGiven(error.reason(in: wording)))
      return (frame, wording)
    }
    Diagnostics.line(wording.idsGiven(ids.identified))
    return (try FrameReading.read(url, language: language).0, wording)
  }

  private func chosenUnits(of frame: DriveFrame) throws -> [Int] {
    guard let units else { return Array(frame.units.indices) }
    return try units.split(separator: ",").map { id in
      let id = id.trimmingCharacters(in: .whitespaces)
      guard let unit = frame.units.firstIndex(where: { $0.id == id }) else {
        throw ValidationError("--units: the drive has no unit \(id).")
      }
      return unit
    }
  }

  private func bytes(of workbook: Workbook, for path: String) throws(OutputFault) -> [UInt8] {
    do throws(WorkbookFault) {
      return try workbook.bytes()
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }
}
