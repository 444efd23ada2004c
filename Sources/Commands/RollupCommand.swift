import ArgumentParser
import Console
import Invitations
import KhungGio
import UnitLists
import Wording

/// `khunggio rollup`: the summaries of many drives added up.
struct RollupCommand: ParsableCommand {
  static let configuration = CommandConfiguration("rollup", Words.typed.rollupHelp)

  @Argument(help: .of(\.sentFolders)) var folders: [String]
  @Option(help: .of(\.expectedSenders)) var expected: String?
  @Option(help: .of(\.askedPercent)) var asked: Double = 30
  @OptionGroup var files: FileOptions<RolledUpReports.Form>
  @Option(help: .of(\.languageOrVi)) var language: Language = .vietnamese

  func validate() throws {
    try refuse(unless: (0...100).contains(asked)) { $0.askedIsAPercentage }
  }

  func run() throws {
    let options = DriveOptions(folders.first ?? "", language: language)
    let wording = options.wording
    var roll = RollUpReports(folders)
    roll.expected = expected
    roll.askedPercent = asked
    roll.language = language
    let made = try options.run(roll, in: wording)
    for diagnostic in made.diagnostics { Diagnostics.line(diagnostic.text(in: wording)) }
    try files.write(
      made, of: options, in: wording,
      lines: { RollupDocuments(of: made.rollup, wording: wording).lines },
      said: { wording.reportWritten($0.files, in: $0.folder) })
    if !made.rollup.missing.isEmpty || made.diagnostics.contains(where: \.isProblem) {
      throw ExitStatus.findings
    }
  }
}
