import ArgumentParser
import Console
import Drives
import KhungGio
import UnitLists
import Wording

/// `khunggio init`: begins a drive, by a few questions or from flags.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration("init", Words.typed.initHelp)

  @Argument(help: .of(\.newFolder)) var folder: String
  @Option(help: .of(\.name)) var name: String?
  @Option(help: .of(\.organizer)) var organizer: String?
  @Option(help: .of(\.date)) var date: String?
  @Option(help: .of(\.site)) var site: String?
  @Option(help: .of(\.address)) var address: String?
  @Option(help: .of(\.opens)) var opens: String?
  @Option(help: .of(\.closes)) var closes: String?
  @Option(help: .of(\.people)) var people: Int?
  @Option(help: .of(\.limit)) var limit: Int?
  @Option(help: .of(\.desks)) var desks: Int?
  @Option(help: .of(\.screeners)) var screeners: Int?
  @Option(help: .of(\.beds)) var beds: Int?
  @Option(help: .of(\.units)) var units: String?
  @Option(help: .of(\.unitsFile)) var unitsFile: String?
  @Option(help: .of(\.driveLanguage)) var language: Language = .vietnamese

  func validate() throws {
    try refuse(unless: units == nil || unitsFile == nil) { $0.exclude("--units", "--units-file") }
  }

  func run() throws {
    let options = DriveOptions(folder, language: language)
    let wording = options.wording
    // Before anybody answers a question.
    try options.doing(in: wording) { try BeginDrive.check(folder) }
    var interview = Interview(
      wording: wording, ask: Diagnostics.answer(to:), say: { Diagnostics.line($0) })
    let draft = try draft(&interview, options)
    let begin = BeginDrive(at: folder, answers: draft.drive, language: language)
    let begun = try options.run(begin, in: wording) { error in
      guard let invalid = error as? InvalidDrive else { return nil }
      throw wrongUsage { $0.noDrive(invalid.problems.map { ($0.key, "\($0.kind)") }) }
    }
    let next =
      begun.units == 0
      ? options.commands("import", [wording.filesWord])
      : options.commands("template", ["--out", wording.folderWord])
    try Output.show {
      [
        wording.begun(folder, on: wording.date(begun.date)), wording.madeUp(interview.madeUp),
        wording.next(next),
      ]
    }
  }

  private func draft(_ interview: inout Interview, _ options: DriveOptions) throws -> DriveDraft {
    let wording = options.wording
    var draft = DriveDraft()
    for question in DriveDraft.Question.allCases {
      guard question == .units, let unitsFile else {
        let wrong = interview.answer(given(question), to: question, in: &draft)
        if let wrong { throw ValidationError(wrong) }
        continue
      }
      draft = try options.doing(in: wording) { error in
        (error as? UnitsFile.ReadingError).map { [wording.words(for: $0, of: unitsFile)] }
      } _: {
        var taken = draft
        try taken.takeUnits(ofFile: unitsFile)
        return taken
      }
    }
    return draft
  }

  private func given(_ question: DriveDraft.Question) -> String? {
    switch question {
    case .name: name
    case .organizer: organizer
    case .date: date
    case .site: site
    case .address: address
    case .opens: opens
    case .closes: closes
    case .people: people.map(String.init)
    case .limit: limit.map(String.init)
    case .desks: desks.map(String.init)
    case .screeners: screeners.map(String.init)
    case .beds: beds.map(String.init)
    case .units: units
    }
  }
}
