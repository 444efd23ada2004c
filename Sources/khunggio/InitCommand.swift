import ArgumentParser
import DriveFiles
import Drives
import Foundation
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
    // Before anybody answers a question.
    do throws(OutputFault) {
      try OutputPlace.check(folder: folder, of: nil)
      try DriveFolder.checkIsEmpty(URL(fileURLWithPath: folder, isDirectory: true))
    } catch {
      throw error.told(in: wording)
    }
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    var asks = Questions(wording: wording)
    let answers = try answers(&asks, wording)
    let drive: Drive
    do throws(InvalidDrive) {
      drive = try answers.drive(language: language)
    } catch {
      let faults = error.problems.map { "\($0.key): \($0.fault)" }
      throw ValidationError(faults.joined(separator: "; "))
    }
    do throws(OutputFault) {
      try DriveFolder.begin(drive, at: url)
    } catch {
      throw error.told(in: wording)
    }
    var output = Output()
    output.line(wording.begun(folder, on: wording.date(drive.sessions[0].date)))
    output.line(wording.madeUp(asks.madeUp))
    let next =
      drive.units.first?.id == "-"
      ? ["import", folder, wording.filesWord] : ["template", folder, "--out", wording.folderWord]
    output.line(wording.next((["khunggio"] + next).map(shellWord).joined(separator: " ")))
    try output.finish()
  }

  private func answers(_ asks: inout Questions, _ wording: Words) throws -> NewDrive {
    var drive = NewDrive()
    let hours = HoursText()
    drive.name = try asks.answer(name, wording.askName, usual: "Giọt hồng") { $0 }
    drive.organizer = try asks.answer(organizer, wording.askOrganizer, usual: "") { $0 }
    let day: CalendarDate = try asks.answer(date, wording.askDate, usual: nil) { text in
      DayText().date(text)
    }
    drive.date = day
    drive.site = try asks.answer(site, wording.askSite, usual: "") { $0 }
    drive.address = try asks.answer(address, wording.askAddress, usual: "") { $0 }
    drive.opens = try asks.answer(opens, wording.askOpens, usual: "07:30", hours.minute)
    drive.closes = try asks.answer(closes, wording.askCloses, usual: "11:30", hours.minute)
    drive.people = try number(people, wording.askPeople, usual: 200, &asks)
    drive.limit = try number(limit, wording.askLimit, usual: drive.usualLimit, &asks)
    drive.desks = try number(
      desks, wording.askDesks, usual: drive.usualServers(of: "declaration"), &asks)
    drive.screeners = try number(
      screeners, wording.askScreeners, usual: drive.usualServers(of: "screening"), &asks)
    drive.beds = try number(beds, wording.askBeds, usual: drive.usualServers(of: "donation"), &asks)
    if let unitsFile {
      drive.units = try units(of: unitsFile, wording)
    } else {
      drive.units = try asks.answer(units, wording.askUnits, usual: "") { text in
        text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
          .filter { !$0.isEmpty }.map { UnitsFile.Entry(name: $0) }
      }
    }
    return drive
  }

  private func number(
    _ given: Int?, _ question: String, usual: Int, _ asks: inout Questions
  ) throws -> Int {
    try asks.answer(given.map(String.init), question, usual: "\(usual)") { text in
      Int(text).flatMap { (1...100_000).contains($0) ? $0 : nil }
    }
  }

  private func units(of path: String, _ wording: Words) throws -> [UnitsFile.Entry] {
    do throws(UnitsFile.Fault) {
      return try UnitsFile(at: URL(fileURLWithPath: path)).units
    } catch {
      switch error {
      case .unreadable:
        Diagnostics.line(wording.unitsUnreadable(path))
        throw ExitStatus.missingInput
      case .noNames: Diagnostics.line(wording.unitsWithoutNames(path))
      case .notANumber(let row, let value):
        Diagnostics.line(wording.unitsNotANumber(path, row: row, value: value))
      case .twice(let row, let name):
        Diagnostics.line(wording.unitTwice(path, row: row, name: name))
      }
      throw ExitStatus.badData
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

  /// The answer that a flag gives, or somebody, or the usual one.
  ///
  /// - Parameters:
  ///   - given: what the flag says.
  ///   - question: the question.
  ///   - usual: the answer of whoever gives none; nil where one is needed.
  ///   - read: makes a value of the answer; nil where it makes no sense.
  /// - Returns: the value.
  /// - Throws: wrong usage, where there is no answer.
  mutating func answer<Value>(
    _ given: String?, _ question: String, usual: String?, _ read: (String) -> Value?
  ) throws -> Value {
    if let given {
      guard let value = read(given) else {
        throw ValidationError(wording.notAnAnswer(given, to: question))
      }
      return value
    }
    while canAsk {
      Diagnostics.raw(question + (usual.map { $0.isEmpty ? ": " : " [\($0)]: " } ?? ": "))
      guard let line = readLine() else { break }
      let text = line.isEmpty ? usual ?? "" : line
      if let value = read(text) {
        if line.isEmpty { takeUsual(question, usual) }
        return value
      }
      Diagnostics.line(wording.notAnAnswer(text, to: question))
    }
    guard let usual, let value = read(usual) else { throw ValidationError("\(question)?") }
    takeUsual(question, usual)
    return value
  }

  private mutating func takeUsual(_ question: String, _ usual: String?) {
    guard let usual, !usual.isEmpty else { return }
    madeUp.append("\(question): \(usual)")
  }
}
