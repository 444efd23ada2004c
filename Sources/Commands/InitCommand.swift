import ArgumentParser
import Console
import Drives
import Foundation
import KhungGio
import UnitLists
import Wording

/// `khunggio init`: begins a drive, by a few questions or from flags.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Creates a new drive, by asking or from options.",
    discussion: """
      Examples:
        khunggio init my-drive
        khunggio init my-drive --name "Giọt hồng" --date 15/12/2026 --people 120
        khunggio init my-drive --date 15/12/2026 --units-file units.xlsx --beds 12

      Asks for what no flag says, where there is somebody to ask, and says which numbers
      it estimated. A day is read with the day before the month.

      Exit status: 0 done; 64 wrong usage; 65, 66 the file of units is bad or missing;
      73, 74 the folder cannot be written.
      """)

  @Argument(help: "The folder to make; it must not exist, or must be empty.")
  var folder: String

  @Option(help: ArgumentHelp("The name of the drive.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("Who invites, as letters say.", valueName: "text"))
  var organizer: String?

  @Option(help: ArgumentHelp("The day, such as 15/12/2026 or 2026-12-15.", valueName: "day"))
  var date: String?

  @Option(help: ArgumentHelp("The place.", valueName: "text"))
  var site: String?

  @Option(help: ArgumentHelp("The postal address of the place.", valueName: "text"))
  var address: String?

  @Option(help: ArgumentHelp("When the doors open.", valueName: "time"))
  var opens: String?

  @Option(help: ArgumentHelp("When the doors close.", valueName: "time"))
  var closes: String?

  @Option(help: ArgumentHelp("How many people are expected.", valueName: "n"))
  var people: Int?

  @Option(help: ArgumentHelp("The most people there at once.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Desks for reception, and as many for declaration.", valueName: "n"))
  var desks: Int?

  @Option(help: ArgumentHelp("Examination tables for screening.", valueName: "n"))
  var screeners: Int?

  @Option(help: ArgumentHelp("Beds for donation.", valueName: "n"))
  var beds: Int?

  @Option(help: ArgumentHelp("The units, with ; between them.", valueName: "names"))
  var units: String?

  @Option(
    help: ArgumentHelp(
      "A CSV or Excel file of units: name, and if known quota and staff.", valueName: "file"))
  var unitsFile: String?

  @Option(help: "The language of the drive, vi or en.")
  var language: Language = .vietnamese

  func validate() throws {
    guard units == nil || unitsFile == nil else {
      throw ValidationError("--units and --units-file exclude each other; leave one of them out.")
    }
  }

  func run() throws {
    let wording = Words(language: language)
    let options = DriveOptions(folder, language: language)
    // Before anybody answers a question.
    try options.doing(in: wording) { () throws(UseCaseError) in try BeginDrive.check(folder) }
    var asks = Questions(wording: wording)
    let draft = try draft(&asks, options, wording)
    let begun: BegunDrive
    do throws(UseCaseError) {
      begun = try BeginDrive(at: folder, answers: draft.drive, language: language).perform()
    } catch {
      if let invalid = error.cause as? InvalidDrive {
        let errors = invalid.problems.map { "\($0.key): \($0.kind)" }
        throw ValidationError(errors.joined(separator: "; "))
      }
      throw options.reported(error, in: wording)
    }
    var output = Output()
    output.line(wording.begun(folder, on: wording.date(begun.date)))
    output.line(wording.madeUp(asks.madeUp))
    let next =
      begun.units == 0
      ? ["import", folder, wording.filesWord] : ["template", folder, "--out", wording.folderWord]
    output.line(wording.next((["khunggio"] + next).map(shellWord).joined(separator: " ")))
    try output.finish()
  }

  private func draft(
    _ asks: inout Questions, _ options: DriveOptions, _ wording: Words
  ) throws -> DriveDraft {
    var draft = DriveDraft()
    for question in DriveDraft.Question.allCases {
      if question == .units, let unitsFile {
        do throws(UseCaseError) {
          try draft.takeUnits(ofFile: unitsFile)
        } catch {
          guard let error = error.cause as? UnitsFile.ReadingError else {
            throw options.reported(error, in: wording)
          }
          Diagnostics.line(wording.words(for: error, of: unitsFile))
          throw ExitStatus.status(of: error.category)
        }
      } else {
        try asks.answer(given(question), to: question, in: &draft)
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
