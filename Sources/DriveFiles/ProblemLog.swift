import Wording

/// The problems and warnings found so far, in the files read so far.
struct ProblemLog {
  /// The most problems of one file that are reported; whoever has more has one problem: the file.
  static let mostPerFile = 100_000

  private(set) var problems: [DriveFileProblem] = []
  private(set) var warnings: [DriveFileProblem] = []
  private var order: [String: Int] = [:]
  private var counts: [String: Int] = [:]

  /// Says that a file comes next in the order of reading.
  mutating func begin(_ file: String) {
    if order[file] == nil { order[file] = order.count }
  }

  mutating func add(_ problem: DriveFileProblem) {
    begin(problem.file)
    let count = counts[problem.file, default: 0] + 1
    counts[problem.file] = count
    if count < ProblemLog.mostPerFile {
      problems.append(problem)
    } else if count == ProblemLog.mostPerFile {
      problems.append(
        DriveFileProblem(
          code: problem.code, file: problem.file, row: problem.row, column: problem.column,
          key: problem.key, value: problem.value, expected: problem.expected, hint: .moreLeftOut))
    }
  }

  /// Whether no more problems of a file are reported, so that reading on would say nothing.
  func isFull(_ file: String) -> Bool { counts[file, default: 0] >= ProblemLog.mostPerFile }

  /// Whether anything is wrong with a file.
  func hasProblems(of file: String) -> Bool { counts[file] != nil }

  /// Adds what is no error but worth a look; of very many, the first.
  mutating func warn(_ problem: DriveFileProblem) {
    if warnings.count < ProblemLog.mostPerFile { warnings.append(problem) }
  }

  /// The problems by file in the order of reading, then by row and column.
  func sorted() -> [DriveFileProblem] {
    problems.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (order[a.file] ?? 0, a.row ?? 0, a.column ?? 0, left.offset)
        < (order[b.file] ?? 0, b.row ?? 0, b.column ?? 0, right.offset)
    }.map(\.element)
  }
}
