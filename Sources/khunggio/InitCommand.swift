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
    abstract: "Begins a new drive by a few questions, or from flags.",
    discussion: """
      Examples:
        khunggio init my-drive
        khunggio init my-drive --name "Giọt hồng" --date 2027-03-01 --people 120

      Asks for what no flag says, where there is somebody to ask.

      Exit status: 0 done; 64 wrong usage; 73, 74 the folder cannot be written.
      """)

  @Argument(help: "The folder to make; it must not exist or be empty.")
  var folder: String

  @Option(help: ArgumentHelp("The name of the drive.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("The day, such as 2027-03-01.", valueName: "day"))
  var date: String?

  @Option(help: ArgumentHelp("The place.", valueName: "text"))
  var site: String?

  @Option(help: ArgumentHelp("When the doors open.", valueName: "time"))
  var opens: String?

  @Option(help: ArgumentHelp("When the doors close.", valueName: "time"))
  var closes: String?

  @Option(help: ArgumentHelp("How many people are expected.", valueName: "n"))
  var people: Int?

  @Option(help: ArgumentHelp("The most people there at once.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("The units, with ; between them.", valueName: "names"))
  var units: String?

  @Option(help: "The language of the drive, vi or en.")
  var language: Language = .vietnamese

  func run() throws {
    let wording = Words(language: language)
    do throws(OutputFault) {
      try OutputPlace.check(folder: folder, of: nil)
      try DriveFolder.checkIsEmpty(URL(fileURLWithPath: folder, isDirectory: true))
    } catch {
      throw error.told(in: wording)
    }
    let drive: Drive
    do {
      drive = try answers(wording).drive(language: language)
    } catch let invalid as InvalidDrive {
      let faults = invalid.problems.map { "\($0.key): \($0.fault)" }
      throw ValidationError(faults.joined(separator: "; "))
    }
    do throws(OutputFault) {
      try DriveFolder.begin(drive, at: URL(fileURLWithPath: folder, isDirectory: true))
    } catch {
      throw error.told(in: wording)
    }
    var output = Output()
    output.line(wording.begun(folder))
    let next =
      drive.units.first?.id == "-"
      ? "import \(shellWord(folder)) …" : "template \(shellWord(folder)) --out …"
    output.line(wording.next("khunggio \(next)"))
    try output.finish()
  }

  private func answers(_ wording: Words) throws -> NewDrive {
    let asks = Questions()
    var drive = NewDrive()
    drive.name = try asks.answer(name, wording.askName, usual: "Giọt hồng") { $0 }
    let day: CalendarDate = try asks.answer(date, wording.askDate, usual: nil) { text in
      let parts = text.split(separator: "-").compactMap { Int($0) }
      return parts.count == 3
        ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil
    }
    drive.date = day
    drive.site = try asks.answer(site, wording.askSite, usual: "") { $0 }
    let hours = HoursText()
    drive.opens = try asks.answer(opens, wording.askOpens, usual: "07:30", hours.minute)
    drive.closes = try asks.answer(closes, wording.askCloses, usual: "11:30", hours.minute)
    drive.people = try asks.answer(people.map(String.init), wording.askPeople, usual: "200") {
      Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil }
    }
    drive.limit = try asks.answer(
      limit.map(String.init), wording.askLimit, usual: "\(drive.usualLimit)"
    ) {
      Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil }
    }
    drive.units = try asks.answer(units, wording.askUnits, usual: "") { text in
      text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
    }
    return drive
  }
}

/// Asks for what no flag says.
struct Questions {
  /// Whether there is somebody to ask.
  private let canAsk = isatty(STDIN_FILENO) == 1

  /// The answer that a flag gives, or somebody, or the usual one.
  ///
  /// - Parameters:
  ///   - given: what the flag says.
  ///   - question: the question.
  ///   - usual: the answer of whoever gives none; nil where one is needed.
  ///   - read: makes a value of the answer; nil where it makes no sense.
  /// - Returns: the value.
  /// - Throws: wrong usage, where there is no answer.
  func answer<Value>(
    _ given: String?, _ question: String, usual: String?, _ read: (String) -> Value?
  ) throws -> Value {
    if let given {
      guard let value = read(given) else {
        throw ValidationError("\(question): \"\(given)\"")
      }
      return value
    }
    while canAsk {
      Diagnostics.raw(question + (usual.map { $0.isEmpty ? ": " : " [\($0)]: " } ?? ": "))
      guard let line = readLine() else { break }
      let text = line.isEmpty ? usual ?? "" : line
      if let value = read(text) { return value }
    }
    guard let usual, let value = read(usual) else { throw ValidationError("\(question)?") }
    return value
  }
}
