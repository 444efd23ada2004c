import ArgumentParser
import Console
import Drives
import Foundation
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
    try options.doing(in: wording) { () throws(UseCaseError) in try BeginDrive.check(folder) }
    var asks = Questions(wording: wording)
    let draft = try draft(&asks, options)
    let begin = BeginDrive(at: folder, answers: draft.drive, language: language)
    let begun = try options.run(begin, in: wording) { error in
      guard let invalid = error.cause as? InvalidDrive else { return nil }
      throw wrongUsage { $0.noDrive(invalid.problems.map { ($0.key, "\($0.kind)") }) }
    }
    let next =
      begun.units == 0
      ? options.commands("import", [wording.filesWord])
      : options.commands("template", ["--out", wording.folderWord])
    try Output.show {
      [
        wording.begun(folder, on: wording.date(begun.date)), wording.madeUp(asks.madeUp),
        wording.next(next),
      ]
    }
  }

  private func draft(_ asks: inout Questions, _ options: DriveOptions) throws -> DriveDraft {
    let wording = options.wording
    var draft = DriveDraft()
    for question in DriveDraft.Question.allCases {
      guard question == .units, let unitsFile else {
        try asks.answer(given(question), to: question, in: &draft)
        continue
      }
      draft = try options.doing(in: wording) { error in
        (error.cause as? UnitsFile.ReadingError).map { [wording.words(for: $0, of: unitsFile)] }
      } _: { () throws(UseCaseError) in
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

/// Asks for what no flag says.
struct Questions {
  /// Whether there is somebody to ask.
  private let canAsk = isatty(STDIN_FILENO) == 1
  private let wording: Words
  /// What nobody said: each question with the answer that was taken.
  private(set) var madeUp: [String] = []

  /// Ready to ask.
  ///
  /// - Parameter wording: the language.
  init(wording: Words) { self.wording = wording }

  /// Takes the answer that a flag gives, or somebody, or the usual one.
  ///
  /// - Parameters:
  ///   - given: what the flag says.
  ///   - question: the question.
  ///   - draft: where the answer goes.
  /// - Throws: wrong usage, where there is no answer.
  mutating func answer(
    _ given: String?, to question: DriveDraft.Question, in draft: inout DriveDraft
  ) throws {
    let words = wording.question(question)
    let usual = draft.usualAnswer(to: question)
    if let given {
      guard draft.take(given, to: question) else {
        throw ValidationError(wording.notAnAnswer(given, to: words))
      }
      return
    }
    while canAsk {
      Diagnostics.raw(words + (usual.map { $0.isEmpty ? ": " : " [\($0)]: " } ?? ": "))
      guard let line = readLine() else { break }
      let text = line.isEmpty ? usual ?? "" : line
      if draft.take(text, to: question) {
        if line.isEmpty { takeUsual(words, usual) }
        return
      }
      Diagnostics.line(wording.notAnAnswer(text, to: words))
    }
    guard let usual, draft.take(usual, to: question) else { throw ValidationError("\(words)?") }
    takeUsual(words, usual)
  }

  private mutating func takeUsual(_ question: String, _ usual: String?) {
    guard let usual, !usual.isEmpty else { return }
    madeUp.append("\(question): \(usual)")
  }
}
