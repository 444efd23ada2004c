import ArgumentParser
import Console
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio supplies`: what to order, and what it costs.
struct SuppliesCommand: ParsableCommand {
  static let configuration = CommandConfiguration("supplies", Words.typed.suppliesHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.plan)) var plan: String?
  @Option(help: .of(\.certainty)) var certainty: Double = 0.95
  @Option(help: .of(\.volunteerCount)) var volunteers: Int?
  @Option(help: .of(\.volumes)) var volumes: String?
  @Flag(help: .of(\.beginSupplies)) var begin = false
  @OptionGroup var files: FileOptions<MakeReport.Form>

  func validate() throws {
    _ = try shares()
    try refuse(unless: certainty >= 0.5 && certainty < 1) { $0.certaintyIsAProbability }
    try refuse("--volunteers", volunteers, outside: 0)
  }

  private func shares() throws -> [Int: Double] {
    try meaning { try ReckonSupplies.volumes(written: volumes ?? "") }
  }

  func run() throws {
    try options.check(folder: files.out)
    let (drive, wording) = try options.open()
    var reckon = ReckonSupplies(drive)
    reckon.plan = plan
    reckon.certainty = certainty
    reckon.volunteers = volunteers
    reckon.volumes = try shares()
    reckon.language = options.language
    reckon.notice = options.notices(in: wording)
    if begin {
      let begun = try options.doing(in: wording) { try reckon.begin() }
      return try Output.show {
        begun.files.map { wording.saved("\(begun.folder)/\($0)") }
          + [wording.next(options.commands("supplies"))]
      }
    }
    let made = try options.run(reckon, on: drive.drive, plan: plan, in: wording)
    try files.write(
      made, of: options, in: wording,
      lines: { SupplyDocuments(of: made.list, wording: wording).lines },
      said: { wording.reportWritten($0.files, in: $0.folder) })
    if made.list.rows.contains(where: \.isBelowFloor) { throw ExitStatus.findings }
  }
}
