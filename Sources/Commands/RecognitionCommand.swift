import ArgumentParser
import Console
import Invitations
import KhungGio
import Wording

/// `khunggio recognition`: who has given blood often enough to be recognised.
struct RecognitionCommand: ParsableCommand {
  static let configuration = CommandConfiguration("recognition", Words.typed.recognitionHelp)

  @Argument(help: .of(\.recognisedFolders)) var folders: [String] = []
  @Option(help: .of(\.donationCounts)) var donations: [String] = []
  @Option(help: .of(\.recognitionLevels)) var levels: String?
  @OptionGroup var files: FileOptions<RolledUpReports.Form>
  @Option(help: .of(\.languageOrVi)) var language: Language = .vietnamese

  func validate() throws {
    try refuse(unless: !folders.isEmpty || !donations.isEmpty) { $0.recognitionNeedsSomething }
    try refuse(unless: asked?.isEmpty == false) { $0.levelsAreNumbers }
  }

  /// The levels asked for; nil for what is none.
  private var asked: [Int]? {
    levels.map { ListRecognition.levels(written: $0) } ?? ListRecognition.usualLevels
  }

  func run() throws {
    let options = DriveOptions(folders.first ?? donations.first ?? "", language: language)
    let wording = options.wording
    var work = ListRecognition(folders)
    work.counts = donations
    work.levels = asked ?? ListRecognition.usualLevels
    let listed = try options.run(work, in: wording)
    for note in listed.notes(in: wording) { Diagnostics.line(note) }
    try files.write(
      listed, of: options, in: wording,
      lines: { RecognitionDocuments(of: listed.list, wording: wording).lines },
      said: { wording.reportWritten($0.files, in: $0.folder) })
  }
}
