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
    ("Report", "quotas", "what units were asked for is a quota"),
    ("QuotaTable.swift", "quotas", "the same"),
    ("PrintedDrive.swift", "quotas", "the same"), ("Check.swift", "quotas", "the same"),
    ("JSONText+Report.swift", "quotas", "the same"),
    ("Pictures/", "frame", "a rectangle that is drawn in"),
    ("Workbooks/", "frame", "a frozen pane's frame"), ("Pages/", "frame", "a rectangle on a page"),
    ("RowWords.swift", "remark", "a row of a list that is a remark"),
    ("SheetReading+Rows.swift", "remark", "the same"),
    ("ListReadingNotes.swift", "remark", "the same"),
    ("ListStructure.swift", "remark", "the same"), ("RowKinds.swift", "remark", "the same"),
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
    for line in text.components(separatedBy: "\n") {
      let marks = line.components(separatedBy: "\"\"\"").count - 1
      defer { if marks % 2 == 1 { isText.toggle() } }
      guard !isText, marks == 0 else { continue }
      let plain = line.replacing(#/"(?:\\.|[^"\\])*"/#, with: "")
      let code = plain.components(separatedBy: "//")[0]
      if !code.allSatisfy(\.isWhitespace) { lines.append(code) }
    }
    return lines
  }

  /// The comments of a text, without the code in them.
  private static func comments(of text: String) -> [String] {
    text.components(separatedBy: "\n").compactMap { line in
      let plain = line.replacing(#/"(?:\\.|[^"\\])*"/#, with: "")
      guard let start = plain.range(of: "//") else { return nil }
      return String(plain[start.lowerBound...]).replacing(#/``?[^`]*``?/#, with: "")
    }
  }

  /// The words that identifiers are made of: `slotTold` has two.
  private static func parts(of code: String) -> [String] {
    code.matches(of: #/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/#).map { $0.output.lowercased() }
  }
}
