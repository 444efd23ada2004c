import Drives
import Wording

/// drive.yaml of a drive. Every text stands in quotes, so that none is taken for something else.
struct DriveYAMLText {
  private(set) var text = ""
  /// The language of a comment before each key; nil for no comments.
  private let comments: Words?
  private var commented: Set<String> = []

  /// drive.yaml of a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - comments: the language of a comment before each key, each written once; nil for no
  ///     comments.
  init(_ drive: Drive, comments: Words? = nil) {
    self.comments = comments
    line("version: \(DriveYAML.version)")
    line("name: \(Self.quoted(drive.name))")
    if !drive.organizer.isEmpty { line("organizer: \(Self.quoted(drive.organizer))") }
    line("time_zone: \(Self.quoted(drive.timeZone))")
    line("language: \(drive.language.rawValue)")
    line("sessions:")
    for session in drive.sessions { add(session) }
    add(drive.turnout)
    let rules = [
      drive.maxAway.map { "max_away: \($0.written)" }, drive.whole.written.map { "whole: \($0)" },
    ].compactMap { $0 }
    if !rules.isEmpty { line("rules: {\(rules.joined(separator: ", "))}") }
    line("weights:")
    for term in CostTerm.weighted
    where CostTerm.always.contains(term) || drive.weights[term] != Weights()[term] {
      line("  \(term.rawValue): \(number(drive.weights[term]))")
    }
    add(drive.lists)
    if !drive.declarations.isEmpty { line("declarations:") }
    for declaration in drive.declarations { add(declaration) }
  }

  private mutating func add(_ declaration: Declaration) {
    line("  - id: \(Self.quoted(declaration.id))")
    if declaration.vietnamese == declaration.english {
      line("    question: \(Self.quoted(declaration.vietnamese))")
    } else {
      line("    question:")
      line("      vi: \(Self.quoted(declaration.vietnamese))")
      line("      en: \(Self.quoted(declaration.english))")
    }
    if let barring = declaration.barring {
      line("    bars: \(Self.quoted(barring.writtenAnswer))")
    }
    if !declaration.isInLists { line("    asked: \(DeclarationsYAML.atCheckIn)") }
    if declaration.leavesOut { line("    no_slot: true") }
  }

  private mutating func add(_ lists: ListCollection) {
    guard lists != ListCollection() else { return }
    line("lists:")
    if let due = lists.due { line("  due: \(due.isoText)") }
    if !lists.sendTo.isEmpty { line("  send_to: \(Self.quoted(lists.sendTo))") }
    if !lists.phone.isEmpty { line("  phone: \(Self.quoted(lists.phone))") }
    if !lists.email.isEmpty { line("  email: \(Self.quoted(lists.email))") }
  }

  private mutating func add(_ session: Session) {
    line("  - id: \(Self.quoted(session.id))")
    if !session.site.isEmpty { line("    site: \(Self.quoted(session.site))") }
    if !session.address.isEmpty { line("    address: \(Self.quoted(session.address))") }
    line("    date: \(session.date.isoText)")
    line("    opens: \(time(session.opens))")
    line("    closes: \(time(session.closes))")
    line("    slot_minutes: \(session.slotMinutes)")
    if let most = session.arrivalsPerSlot { line("    arrivals_per_slot: \(most)") }
    if session.arriveBefore != 0 { line("    arrive_before: \(session.arriveBefore)") }
    for simulating in session.simulationLines { line("    " + simulating) }
    line("    stages:")
    for stage in session.stages { add(stage) }
    if !session.crowdLimits.isEmpty { line("    crowd_limits:") }
    for limit in session.crowdLimits {
      let from = limit.from.map { ", from: \(time($0))" } ?? ""
      let to = limit.to.map { ", to: \(time($0))" } ?? ""
      line("      - {zone: \(Self.quoted(limit.zone)), limit: \(limit.limit)\(from)\(to)}")
    }
    let blood = [
      session.bloodUnits.target.map { "target: \(number($0))" },
      session.bloodUnits.ceiling.map { "ceiling: \(number($0))" },
    ].compactMap { $0 }
    if !blood.isEmpty { line("    blood_units: {\(blood.joined(separator: ", "))}") }
    if let reserve = session.reserve { line("    reserve: {per_slot: \(reserve.perSlot)}") }
  }

  private mutating func add(_ stage: Stage) {
    line("      - id: \(Self.quoted(stage.id))")
    line("        minutes: \(stage.minutes)")
    line("        zone: \(Self.quoted(stage.zone))")
    if stage.defers { line("        defers: true") }
    switch stage.servers {
    case .constant(let count): line("        servers: \(count)")
    case .shifts(let shifts):
      line("        servers:")
      for shift in shifts {
        let (from, to) = (time(shift.interval.from), time(shift.interval.to))
        line("          - {from: \(from), to: \(to), count: \(shift.count)}")
      }
    }
    if let overload = stage.overload {
      let (most, weight) = (number(overload.most), number(overload.weight))
      line("        overload: {most: \(most), weight: \(weight)}")
    }
    if let service = stage.service { line("        service: \(service.written)") }
  }

  private mutating func add(_ turnout: Turnout) {
    line("turnout:")
    line("  show_rate: \(number(turnout.rates.show))")
    line("  deferral_rate: \(number(turnout.rates.deferral))")
    switch turnout.planFor {
    case .expected: line("  plan_for: expected")
    case .everyone: line("  plan_for: everyone")
    case .probability(let probability):
      let written = number(probability)
      line("  plan_for: \(turnout.promisesDay ? "{day: \(written)}" : written)")
    }
    if !turnout.kinds.isEmpty { line("  kinds:") }
    for kind in turnout.kinds {
      let (show, deferral) = (number(kind.rates.show), number(kind.rates.deferral))
      let party = kind.party.map { ", party: \($0)" } ?? ""
      line(
        "    \(Self.quoted(kind.name)): {show_rate: \(show), deferral_rate: \(deferral)\(party)}")
    }
  }

  private mutating func line(_ line: String) {
    let comment = comment(on: line)
    text += comment + line + "\n"
    path = DriveYAMLText.path(after: line, in: path)
  }

  /// The keys that the line being written stands under.
  private var path: [String] = []

  /// A comment on what a line begins with; empty where there is none, or it was written before.
  private mutating func comment(on line: String) -> String {
    guard let comments else { return "" }
    let names = DriveYAMLText.path(after: line, in: path)
    let meaning = comments.meaning(ofKey: names)
    guard let meaning, commented.insert(meaning.text).inserted else { return "" }
    let unit = meaning.unit.isEmpty ? "" : " (\(meaning.unit))"
    return line.prefix { $0 == " " } + "# \(meaning.text)\(unit)\n"
  }

  /// The keys down to the one that a line begins with: two blanks are one key deeper, and the entries
  /// of lists are called `-`.
  private static func path(after line: String, in path: [String]) -> [String] {
    var indent = line.prefix { $0 == " " }.count
    var rest = line.drop { $0 == " " }
    var names = path
    if rest.hasPrefix("- ") {
      rest = rest.dropFirst(2)
      names = Array(path.prefix(indent / 2)) + ["-"]
      indent += 2
    }
    guard let colon = rest.firstIndex(of: ":"), !rest.hasPrefix("{") else { return names }
    return Array(names.prefix(indent / 2)) + [String(rest[..<colon])]
  }

  private func time(_ minute: Int) -> String { "\"\(ClockTime.text(minute))\"" }

  private func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  /// In double quotes, with what YAML does not print as an escape.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
        0x10000...0x10FFFF:
        quoted.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}

extension WholeRule {
  /// As drive files write it; nil where they need not.
  fileprivate var written: String? {
    switch self {
    case .none: return nil
    case .all: return "true"
    case .upTo(let most): return "{up_to: \(most)}"
    }
  }
}
