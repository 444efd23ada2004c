package import DriveFiles
package import Wording

/// Problems of files, file by file.
package struct ProblemReport {
  private let problems: [DriveFileProblem]
  private let wording: Words
  /// The most problems of one file that are printed; how many more there are is said.
  package static let mostOfFile = 200
  /// Whether they are no errors, and only worth a look.
  private let areNotes: Bool

  /// Problems of files.
  ///
  /// - Parameters:
  ///   - problems: the problems.
  ///   - wording: the language.
  ///   - areNotes: whether they are no errors, and only worth a look.
  package init(_ problems: [DriveFileProblem], wording: Words, areNotes: Bool = false) {
    self.problems = problems
    self.wording = wording
    self.areNotes = areNotes
  }

  /// The problems in words, and how many there are if that is wanted.
  ///
  /// - Parameter withSum: whether it is.
  /// - Returns: the lines; none without problems.
  package func lines(withSum: Bool = false) -> [String] {
    guard !problems.isEmpty else { return [] }
    var lines: [String] = []
    for (file, problems) in Grouped(problems, by: \.file).groups {
      if !lines.isEmpty { lines.append("") }
      for problem in problems.prefix(ProblemReport.mostOfFile) {
        lines += problem.text(in: wording, isNote: areNotes).split(
          separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
      }
      let more = problems.count - ProblemReport.mostOfFile
      if more > 0 { lines.append("\(file): \(wording.andMore(more))") }
    }
    if withSum {
      let files = Set(problems.map(\.file)).count
      lines += ["", wording.problemCount(problems.count, files: files)]
    }
    return lines
  }
}

/// Values in groups, in the order in which the groups begin.
struct Grouped<Value> {
  private(set) var groups: [(key: String, values: [Value])] = []

  /// Values by a text of each.
  init(_ values: [Value], by key: (Value) -> String) {
    var places: [String: Int] = [:]
    for value in values {
      let key = key(value)
      if let place = places[key] {
        groups[place].values.append(value)
      } else {
        places[key] = groups.count
        groups.append((key, [value]))
      }
    }
  }
}
