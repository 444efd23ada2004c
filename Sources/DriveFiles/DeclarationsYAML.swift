import Drives
import Wording
import Yams

/// Reads `declarations` of drive.yaml.
struct DeclarationsYAML {
  private(set) var declarations: [Declaration] = []

  private static let keys = ["id", "question", "bars", "asked", "no_slot"]
  /// Where a question is asked: in the lists of units, or at check-in only.
  static let (inLists, atCheckIn) = ("list", "check_in")
  /// The answers as files write them.
  static let answers = ["yes", "no"]

  /// Reads the declarations of a document; what cannot be read is left out, and a problem.
  ///
  /// - Parameters:
  ///   - top: the root.
  ///   - reading: where problems go.
  init(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    var first: Set<String> = []
    for (index, node) in (top.list("declarations", &reading) ?? []).enumerated() {
      guard
        let values = YAMLMapping(
          node, part: .drive, path: "declarations[\(index)]", known: Self.keys, reading: &reading),
        let id = self.id(values, &first, &reading)
      else { continue }
      let question = question(values, &reading)
      let asked = values.read(
        "asked", expected: .oneOf([Self.inLists, Self.atCheckIn]), code: .notAChoice, &reading
      ) { node in
        node.scalar.flatMap {
          [Self.inLists, Self.atCheckIn].contains($0.string) ? $0.string : nil
        }
      }
      let barring = values.read(
        "bars", expected: .oneOf(Self.answers), code: .notAChoice, &reading
      ) { node in node.scalar.flatMap { Self.answer($0.string) } }
      let leavesOut = values.read(
        "no_slot", expected: .oneOf(["true", "false"]), code: .notAChoice, &reading
      ) { $0.boolean }
      if leavesOut == true, values.value("bars", &reading) == nil {
        reading.add(
          .missingKey, at: node, key: values.joined("bars"), value: "",
          expected: .oneOf(Self.answers))
      }
      declarations.append(
        Declaration(
          id: id, vietnamese: question.vietnamese, english: question.english, barring: barring,
          isInLists: asked != Self.atCheckIn, leavesOut: leavesOut ?? false))
    }
  }

  /// The id: one that a column can be named by, and that no other column has.
  private func id(
    _ values: YAMLMapping, _ first: inout Set<String>, _ reading: inout YAMLReading
  ) -> String? {
    guard let id = values.text("id", isRequired: true, &reading) else { return nil }
    let node = values.value("id", &reading) ?? values.node
    let columns = RegistrantLists.columns + PersonDetails.columns
    if first.contains(id) || columns.contains(id) {
      reading.add(
        .duplicateIdentifier, at: node, key: values.joined("id"), value: id, expected: .once)
      return nil
    }
    guard !id.isEmpty, id.utf8.allSatisfy(Self.isOfIdentifier) else {
      reading.add(
        .badIdentifier, at: node, key: values.joined("id"), value: id, expected: .identifier)
      return nil
    }
    first.insert(id)
    return id
  }

  private static func isOfIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      return true
    default: return false
    }
  }

  /// The question: one text, or one in each language; where a language is missing, the other's.
  private func question(
    _ values: YAMLMapping, _ reading: inout YAMLReading
  ) -> (vietnamese: String, english: String) {
    guard let node = values.value("question", isRequired: true, &reading) else { return ("", "") }
    guard case .mapping = node else {
      let text = values.text("question", isRequired: true, &reading) ?? ""
      return (text, text)
    }
    guard
      let texts = YAMLMapping(
        node, part: .drive, path: values.joined("question"),
        known: Language.allCases.map(\.rawValue), reading: &reading)
    else { return ("", "") }
    let vietnamese = texts.text(Language.vietnamese.rawValue, &reading)
    let english = texts.text(Language.english.rawValue, &reading)
    guard let some = vietnamese ?? english else {
      reading.add(.missingValue, at: node, key: texts.path, value: "", expected: .text)
      return ("", "")
    }
    return (vietnamese ?? some, english ?? some)
  }

  /// The answer that a file writes; nil for anything else.
  static func answer(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true": true
    case "no", "false": false
    default: nil
    }
  }
}

extension Bool {
  /// An answer as files write it.
  package var writtenAnswer: String { self ? "yes" : "no" }
}
