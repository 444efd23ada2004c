import Foundation
import Testing

/// Names and comments use the field's words: published, dual value, column, pricing, incumbent, augmented
/// Lagrangian, capacity row, surrogate, replication, bottleneck. These tests keep private ones from coming back.
@Suite struct WordTests {
  /// Words that no identifier has as a part, with the word to use.
  private let words = [
    "told": "published", "standing": "current, status", "hall": "capacity model", "wave": "round",
    "worth": "dual value, gain", "rebate": "bound term (bᵀπ)", "stiffness": "penalty",
    "spring": "penalty row",
    "springs": "penalty row", "tension": "multiplier", "mend": "repair", "jam": "bottleneck",
    "taught": "warm start", "learn": "addColumn, warmStart", "cooling": "annealing schedule",
    "course": "settings", "quotas": "slot allocation", "throughput": "maximum placement",
    "patience": "timeout", "lever": "parameter", "levers": "parameter",
    "ladder": "monotone parameter", "weigh": "evaluate", "trials": "evaluation cache",
    "suspicions": "duplicate candidates",
    "recognition": "record linkage", "fingerprint": "hash", "binding": "tight constraint",
    "soft": "relaxed", "firm": "enforced", "hardening": "penalty continuation",
    "caps": "surrogate, capacities",
    "capped": "capacitated", "played": "simulated", "fault": "error", "faults": "error",
    "hold": "lock",
    "frame": "draft", "remark": "diagnostic", "firmness": "penalty",
    "compliance": "inverse penalty",
  ]

  /// Words that no comment has, with the word to use.
  private let spoken = [
    "told": "published, reported, informed", "rebate": "bound term", "stiff": "penalty",
    "stiffness": "penalty",
    "mend": "repair", "mended": "repaired", "wave": "round", "waves": "round", "lever": "parameter",
    "levers": "parameter", "fault": "error", "faults": "error", "played": "simulated",
    "plays": "simulates",
    "anew": "again", "taught": "warm start", "caps": "bounds, capacities", "softly": "relaxed",
    "quotas": "slot allocation",
  ]

  /// Where a word is the right one: the end of a path, the word, and why.
  private let exceptions: [(path: String, word: String, reason: String)] = [
    ("Recogni", "recognition", "donors are recognised for how often they gave"),
    ("WrittenOptions.swift", "recognition", "the same"),
    ("Words+PapersHelp.swift", "recognition", "the same"),
    ("UsageWords+Commands.swift", "recognition", "the same"),
    ("OptionWords+Papers.swift", "recognition", "the same"),
    ("Khunggio.swift", "recognition", "the same"),
    ("Words+VariantsHelp.swift", "learn", "the command"),
    ("MeasureRatesCommand.swift", "learn", "the same"),
    ("Report", "quotas", "what units were asked for is a quota"),
    ("QuotaTable.swift", "quotas", "the same"),
    ("PrintedDrive.swift", "quotas", "the same"), ("Check.swift", "quotas", "the same"),
    ("JSONText+Report.swift", "quotas", "the same"),
    ("Pictures/", "frame", "a rectangle that is drawn in"),
    ("Workbooks/", "frame", "a frozen pane's frame"), ("Pages/", "frame", "a rectangle on a page"),
    ("RowWords.swift", "remark", "a row of a list that is a remark"),
    ("SheetReading+Rows.swift", "remark", "the same"),
    ("ListReadingNotes.swift", "remark", "the same"),
    ("ListStructure.swift", "remark", "the same"), ("SummaryTable.swift", "remark", "the same"),
    ("RowKinds.swift", "remark", "the same"),
    ("Simulation/", "trials", "plans that calibration tries"),
    ("BudgetOutcome", "hold", "keeps people in their slots"), ("Budget.swift", "hold", "the same"),
  ]

  @Test func identifiersHaveTheFieldsWords() throws {
    for file in try House.files(in: "Sources") {
      for line in WordTests.code(of: file.text) {
        for part in WordTests.parts(of: line) {
          guard let better = words[part], !isAllowed(part, in: file.path) else { continue }
          Issue.record(
            "\(file.path): \"\(part)\" in \(line.trimmingCharacters(in: .whitespaces)): \(better)")
        }
      }
    }
  }

  @Test func commentsHaveTheFieldsWords() throws {
    for file in try House.files(in: "Sources") {
      for line in WordTests.comments(of: file.text) {
        let said = line.lowercased().split { !$0.isLetter }.map(String.init)
        for word in said {
          guard let better = spoken[word], !isAllowed(word, in: file.path) else { continue }
          Issue.record("\(file.path): \"\(word)\" in \(line): \(better)")
        }
      }
    }
  }

  @Test func exceptionsAreNeeded() throws {
    #expect(
      WordTests.parts(of: "let slotTold: ToldPlan2 = x") == [
        "let", "slot", "told", "told", "plan", "x",
      ])
    #expect(WordTests.code(of: "a // b\n\"c\" d\n/// e") == ["a ", " d"])
    #expect(WordTests.comments(of: "a // b\n/// e `told`") == ["// b", "/// e "])
    for exception in exceptions {
      #expect(words[exception.word] != nil || spoken[exception.word] != nil, "\(exception)")
    }
  }

  private func isAllowed(_ word: String, in path: String) -> Bool {
    exceptions.contains { $0.word == word && path.contains($0.path) }
  }

  /// The lines of code without their comments and texts.
  private static func code(of text: String) -> [String] {
    var (lines, isText) = ([String](), false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let marks = line.ranges(of: "\"\"\"").count
      defer { if marks % 2 == 1 { isText.toggle() } }
      guard !isText, marks == 0 else { continue }
      let code = divided(line).code
      if !code.allSatisfy(\.isWhitespace) { lines.append(code) }
    }
    return lines
  }

  /// The comments of a text, without the code in them.
  private static func comments(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      guard let comment = divided(line).comment else { return nil }
      var (said, isCode) = ("", false)
      for character in comment {
        if character == "`" { isCode.toggle() } else if !isCode { said.append(character) }
      }
      return said
    }
  }

  /// A line's code without what stands between quotation marks, and its comment. By bytes: there are
  /// tens of thousands of lines.
  private static func divided(_ line: Substring) -> (code: String, comment: String?) {
    let bytes = Array(line.utf8)
    var (code, place, isQuoted) = ([UInt8](), 0, false)
    while place < bytes.count {
      let byte = bytes[place]
      if isQuoted {
        if byte == UInt8(ascii: "\\") { place += 1 }
        if byte == UInt8(ascii: "\"") { isQuoted = false }
      } else if byte == UInt8(ascii: "\"") {
        isQuoted = true
      } else if byte == UInt8(ascii: "/"), place + 1 < bytes.count, bytes[place + 1] == byte {
        return (
          String(decoding: code, as: UTF8.self), String(decoding: bytes[place...], as: UTF8.self)
        )
      } else {
        code.append(byte)
      }
      place += 1
    }
    return (String(decoding: code, as: UTF8.self), nil)
  }

  /// The words that identifiers are made of: `slotTold` has two.
  private static func parts(of code: String) -> [String] {
    var (words, word, isLower) = ([String](), [UInt8](), false)
    func close() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    for byte in code.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        word.append(byte)
        isLower = true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        // A capital begins a word, unless it follows another one.
        if isLower { close() }
        word.append(byte | 0x20)
        isLower = false
      default:
        close()
        isLower = false
      }
    }
    close()
    return words
  }
}
