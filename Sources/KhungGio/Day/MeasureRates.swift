public import Diagnostics
import DriveFiles
import DriveStore
public import Drives
import Foundation
import Plans
public import Simulation

/// Measures which part of those invited came, and which part of those was deferred, at drives that are
/// over: by kind, by unit, by slot.
public struct MeasureRates: UseCase {
  /// The paths of drives' folders, with what happened at their doors, or of CSV files of counts.
  public var paths: [String]
  /// The language in which problems of files are reported.
  public var language = Language.vietnamese

  /// Measures rates.
  ///
  /// - Parameter paths: the paths of drives' folders or CSV files.
  public init(_ paths: [String]) { self.paths = paths }

  /// Measures the rates.
  ///
  /// - Parameter context: not used.
  /// - Returns: the rates.
  /// - Throws: why a drive or a file cannot be read; ``NothingCounted`` where nobody was counted.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> MeasuredRates {
    var counts: [TurnoutCount] = []
    for path in paths {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      counts += try isThere && !isFolder.boolValue ? read(file: path) : read(drive: path)
    }
    let rates = MeasuredRates(counts)
    guard rates.all.invited > 0 else { throw UseCaseError(NothingCounted(paths: paths)) }
    return rates
  }

  private func read(file: String) throws(UseCaseError) -> [TurnoutCount] {
    do throws(DriveFileProblems) {
      return try TurnoutCountsFile(at: URL(fileURLWithPath: file), language: language).rows.map {
        TurnoutCount(
          kind: $0.kind, unit: $0.unit, slot: $0.slot, invited: $0.invited, came: $0.came,
          deferred: $0.deferred)
      }
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Everyone whose session had somebody at the door; a door that recorded nothing says nothing.
  private func read(drive path: String) throws(UseCaseError) -> [TurnoutCount] {
    let day = try OpenDay(reading: path)
    let events = try day.drive.records.history { history throws(HistoryError) in
      try history.arrivals()
    }
    let (drive, people) = (day.drive.drive, DayRecord(events.filter { day.counts($0) }).people)
    let open = Set(people.values.compactMap { $0.firstEntry?.event.session })
    return day.published.assignments.compactMap { assignment in
      guard drive.sessions.places.contains(assignment.slot.session),
        open.contains(drive.sessions[assignment.slot.session].id)
      else { return nil }
      let person = drive.registrants[assignment.registrant]
      let happened = people[.registrant(person.id)]
      let came = happened?.hasCome == true
      return TurnoutCount(
        kind: person.kind.map { drive.turnout.kinds[$0].name } ?? "",
        unit: drive.units[person.unit].name, slot: ClockTime.text(assignment.slot.start),
        invited: 1, came: came ? 1 : 0, deferred: came && happened?.isDeferred == true ? 1 : 0)
    }
  }
}

/// So many of a kind, a unit and a slot.
struct TurnoutCount: Equatable, Sendable {
  let kind: String
  let unit: String
  let slot: String
  let invited: Int
  let came: Int
  let deferred: Int
}

/// Nothing was counted at the doors, nor in the files.
public struct NothingCounted: KhungGioError, Equatable {
  /// What was asked.
  public let paths: [String]

  /// What went wrong, by a name for programs.
  public var code: String { "nothing-counted" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .inputMissing }
}

/// Which part of some people came, and which part of those was deferred.
public struct MeasuredRate: Equatable, Sendable {
  /// What they have in common; empty for nothing.
  public let name: String
  /// How many were invited.
  public private(set) var invited = 0
  /// How many of them came.
  public private(set) var came = 0
  /// How many of those were deferred.
  public private(set) var deferred = 0

  /// The part that came, as it was measured.
  public var show: Double { invited > 0 ? Double(came) / Double(invited) : 0 }
  /// The part of those that was deferred, as it was measured.
  public var deferral: Double { came > 0 ? Double(deferred) / Double(came) : 0 }
  /// Where the true part that comes lies, in 95 of 100 cases.
  public var showInterval: WilsonInterval { WilsonInterval(came, of: invited) }
  /// Where the true part that is deferred lies, in 95 of 100 cases.
  public var deferralInterval: WilsonInterval { WilsonInterval(deferred, of: came) }

  init(_ name: String, _ counts: [TurnoutCount]) {
    self.name = name
    for count in counts {
      invited += count.invited
      came += count.came
      deferred += count.deferred
    }
  }

  var json: JSONValue {
    func interval(_ interval: WilsonInterval) -> JSONValue {
      .array([.number(interval.low), .number(interval.high)])
    }
    return .object([
      ("name", .string(name)), ("invited", .integer(invited)), ("came", .integer(came)),
      ("deferred", .integer(deferred)), ("show_rate", .number(show)),
      ("show_rate_95", interval(showInterval)), ("deferral_rate", .number(deferral)),
      ("deferral_rate_95", interval(deferralInterval)),
    ])
  }
}

/// Rates as they were measured.
public struct MeasuredRates: JSONDocument, Equatable {
  /// Of everybody.
  public let all: MeasuredRate
  /// Of each kind that has a name.
  public let kinds: [MeasuredRate]
  /// Of those whose kind is not offered as a setting, or who have none; of everybody where there are none.
  public let others: MeasuredRate
  /// Of each unit.
  public let units: [MeasuredRate]
  /// Of each slot.
  public let slots: [MeasuredRate]

  /// How many must have been invited before a rate of a kind is offered as a setting: with fewer, a
  /// single person changes it by more than three percent.
  public static let fewestInvited = 30

  init(_ counts: [TurnoutCount]) {
    all = MeasuredRate("", counts)
    let kinds = MeasuredRates.rates(counts, by: \.kind)
    let settled = Set(kinds.filter { $0.invited >= MeasuredRates.fewestInvited }.map(\.name))
    let others = counts.filter { !settled.contains($0.kind) }
    self.kinds = kinds
    self.others = MeasuredRate("", others.isEmpty ? counts : others)
    units = MeasuredRates.rates(counts, by: \.unit)
    slots = MeasuredRates.rates(counts, by: \.slot)
  }

  private static func rates(
    _ counts: [TurnoutCount], by name: KeyPath<TurnoutCount, String>
  ) -> [MeasuredRate] {
    Dictionary(grouping: counts) { $0[keyPath: name] }.filter { !$0.key.isEmpty }
      .map { MeasuredRate($0.key, $0.value) }.sorted { $0.name < $1.name }
  }

  /// The kinds of which enough were invited.
  public var settledKinds: [MeasuredRate] {
    kinds.filter { $0.invited >= MeasuredRates.fewestInvited }
  }

  /// The lines of drive.yaml that plan with these rates.
  public var settings: [String] {
    func rate(_ value: Double) -> String {
      let hundredths = Int((value * 100).rounded())
      let text = String(hundredths % 100)
      return "\(hundredths / 100)." + String(repeating: "0", count: 2 - text.count) + text
    }
    var lines = [
      "turnout:", "  show_rate: \(rate(others.show))", "  deferral_rate: \(rate(others.deferral))",
    ]
    if !settledKinds.isEmpty { lines.append("  kinds:") }
    for kind in settledKinds {
      lines.append(
        "    \(kind.name): {show_rate: \(rate(kind.show)), deferral_rate: \(rate(kind.deferral))}")
    }
    return lines
  }

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("all", all.json), ("kinds", .array(kinds.map(\.json))),
      ("units", .array(units.map(\.json))), ("slots", .array(slots.map(\.json))),
      ("settings", .array(settings.map { .string($0) })),
    ])
  }
}
