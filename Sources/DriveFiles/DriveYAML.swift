import Drives
import Foundation
import Wording
import Yams

/// What drive.yaml says: a drive without its people.
struct DriveYAML {
  var name = ""
  var organizer = ""
  var timeZone = DriveYAML.usualTimeZone
  var language = Language.vietnamese
  var sessions: [Session] = []
  var turnout = Turnout(rates: Rates(show: 1, deferral: 0))
  var maxAway: MaxAway?
  var whole = WholeRule.none
  var weights = Weights()
  var lists = ListCollection()
  var roles: [Role] = []
  var declarations: [Declaration] = []

  static let usualTimeZone = "Asia/Ho_Chi_Minh"
  static let version = 1

  /// Reads the root of the document; what cannot be read has a harmless value, and a problem.
  init(_ root: Node, _ reading: inout YAMLReading) {
    let known = [
      "version", "name", "organizer", "time_zone", "language", "sessions", "turnout", "rules",
      "weights", "lists", "roles", "declarations",
    ]
    guard
      let top = YAMLMapping(root, part: .drive, path: "", known: known, reading: &reading)
    else {
      for key in known { reading.sources.markUnreadable(.drive, key) }
      return
    }
    // First, so that the words for every other problem are in it.
    readLanguage(top, &reading)
    readVersion(top, &reading)
    name = top.text("name", isRequired: true, &reading) ?? ""
    organizer = top.text("organizer", &reading) ?? ""
    readTimeZone(top, &reading)
    readSessions(top, &reading)
    readTurnout(top, &reading)
    readRules(top, &reading)
    readWeights(top, &reading)
    readLists(top, &reading)
    roles = RolesYAML(top, sessions: sessions, &reading).roles
    declarations = DeclarationsYAML(top, &reading).declarations
  }

  private mutating func readLanguage(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    let words = Language.allCases.map(\.rawValue)
    language =
      top.read("language", expected: .oneOf(words), code: .notAChoice, &reading) { node in
        node.scalar.flatMap { Language(rawValue: $0.string) }
      } ?? .vietnamese
  }

  private func readVersion(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    _ = top.read(
      "version", isRequired: true, expected: .oneOf(["\(DriveYAML.version)"]), code: .version,
      &reading
    ) { node in
      node.integer.flatMap { $0 == DriveYAML.version ? $0 : nil }
    }
  }

  private mutating func readTimeZone(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    guard let name = top.text("time_zone", &reading) else { return }
    timeZone = name
    // Where the machine has no time zone data, no name can be checked.
    guard name != DriveYAML.usualTimeZone, TimeZone(identifier: name) == nil,
      TimeZone(identifier: DriveYAML.usualTimeZone) != nil,
      let node = top.value("time_zone", &reading)
    else { return }
    reading.add(
      .notAChoice, at: node, key: "time_zone", expected: .oneOf([DriveYAML.usualTimeZone]),
      hint: NearestName.of(name, among: TimeZone.knownTimeZoneIdentifiers).map(Hint.didYouMean))
  }

  private mutating func readRules(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    guard let node = top.value("rules", &reading),
      let rules = YAMLMapping(
        node, part: .rules, path: "rules", known: ["max_away", "whole"], reading: &reading)
    else { return }
    maxAway = rules.read("max_away", expected: .peopleOrPercent, &reading) { node in
      node.scalar.flatMap { MaxAway(written: $0.string) }
    }
    whole = wholeRule(of: rules, &reading) ?? .none
  }

  private func wholeRule(of rules: YAMLMapping, _ reading: inout YAMLReading) -> WholeRule? {
    guard let node = rules.value("whole", &reading) else { return nil }
    guard case .mapping = node else {
      return rules.read(
        "whole", expected: .oneOf(["true", "false", "{up_to: 60}"]), code: .notAChoice, &reading
      ) { node in node.boolean.map { $0 ? .all : .none } }
    }
    return YAMLMapping(
      node, part: .rules, path: rules.joined("whole"), known: ["up_to"], reading: &reading)?
      .integer("up_to", isRequired: true, &reading).map(WholeRule.upTo)
  }

  private mutating func readWeights(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    guard let node = top.value("weights", &reading),
      let values = YAMLMapping(
        node, part: .weights, path: "weights", known: CostTerm.weighted.map(\.rawValue),
        reading: &reading)
    else { return }
    for term in CostTerm.weighted {
      if let weight = values.number(term.rawValue, &reading) { weights[term] = weight }
    }
  }
}

extension DriveYAML {
  private mutating func readLists(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    guard let node = top.value("lists", &reading),
      let values = YAMLMapping(
        node, part: .drive, path: "lists", known: ["due", "send_to", "phone", "email"],
        reading: &reading)
    else { return }
    lists = ListCollection(
      due: values.read("due", expected: .date, code: .notADate, &reading) { node in
        node.scalar.flatMap { CalendarDate(written: $0.string) }
      }, sendTo: values.text("send_to", &reading) ?? "",
      phone: values.text("phone", &reading) ?? "", email: values.text("email", &reading) ?? "")
  }
}

extension MaxAway {
  /// `5` is people, `50%` a part; nil for anything else.
  init?(written text: String) {
    if text.hasSuffix("%") {
      let number = text.dropLast()
      guard number.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }),
        let percent = Double(number)
      else { return nil }
      self = .percent(percent)
    } else {
      guard let people = Int(text) else { return nil }
      self = .people(people)
    }
  }

  /// As drive files write it.
  var written: String {
    switch self {
    case .people(let people): return "\(people)"
    case .percent(let percent): return percent.written + "%"
    }
  }
}

extension Double {
  /// Without a fraction where it has none.
  var written: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
