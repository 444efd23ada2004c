import DriveFiles
import Wording

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

/// Problems of files on standard error, file by file.
struct ProblemReport {
  private let problems: [DriveFileProblem]
  private let wording: Words
  /// The most problems of one file that are printed; how many more there are is said.
  static let mostOfFile = 200
  /// Whether they are no faults, and only worth a look.
  private let areNotes: Bool

  init(_ problems: [DriveFileProblem], wording: Words, areNotes: Bool = false) {
    self.problems = problems
    self.wording = wording
    self.areNotes = areNotes
  }

  /// Writes them, and how many there are if that is wanted.
  func write(withSum: Bool = false) {
    guard !problems.isEmpty else { return }
    var text = ""
    for (file, problems) in Grouped(problems, by: \.file).groups {
      if !text.isEmpty { text += "\n" }
      for problem in problems.prefix(ProblemReport.mostOfFile) {
        text += problem.text(in: wording, isNote: areNotes) + "\n"
      }
      let more = problems.count - ProblemReport.mostOfFile
      if more > 0 { text += "\(file): \(wording.andMore(more))\n" }
    }
    if withSum {
      let files = Set(problems.map(\.file)).count
      text += "\n" + wording.problemCount(problems.count, files: files) + "\n"
    }
    Diagnostics.problems(text)
  }
}
