import DriveFiles
import Wording

/// Problems of files on standard error, file by file.
struct ProblemReport {
  private let problems: [DriveFileProblem]
  private let wording: Words

  init(_ problems: [DriveFileProblem], wording: Words) {
    self.problems = problems
    self.wording = wording
  }

  /// Writes them, and how many there are if that is wanted.
  func write(withSum: Bool = false) {
    guard !problems.isEmpty else { return }
    var text = ""
    var file: String?
    for problem in problems {
      if file != nil, problem.file != file { text += "\n" }
      file = problem.file
      text += problem.text(in: wording) + "\n"
    }
    if withSum {
      let files = Set(problems.map(\.file)).count
      text += "\n" + wording.problemCount(problems.count, files: files) + "\n"
    }
    Diagnostics.raw(text)
  }

  /// The problems as JSON.
  var json: JSONText {
    .array(
      problems.map { problem in
        .object([
          ("code", .string(problem.code.rawValue)), ("file", .string(problem.file)),
          ("row", .optional(problem.row)), ("column", .optional(problem.column)),
          ("key", .optional(problem.key.isEmpty ? nil : problem.key)),
          ("value", .optional(problem.value.isEmpty ? nil : problem.value)),
          ("message", .string(problem.text(in: wording))),
          ("hint", .optional(problem.hint.map(wording.hint))),
        ])
      })
  }
}
