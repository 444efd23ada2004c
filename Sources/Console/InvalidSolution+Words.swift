package import IntegerProgramming
package import Planning
package import Wording

extension SolutionFile.ReadingError {
  /// What is wrong with a report, in words.
  package func words(in wording: Words) -> String {
    switch self {
    case .namesNoVariable: return wording.solutionNamesNothing
    case .unknownName(let name, let line): return wording.solutionNamesUnknown(name, line: line)
    case .noNumber(let variable, let line):
      return wording.solutionHasNoNumber(variable, line: line)
    case .noSuchVariable(let number, let line):
      return wording.solutionCountsTooFar(number, line: line)
    case .otherCount(let declared, let expected):
      return wording.solutionOfOtherSize(declared, expected: expected)
    case .endsEarly(let read, let declared): return wording.solutionEndsEarly(read, of: declared)
    }
  }
}

extension InvalidSolution {
  /// Why values are no solution, in words.
  package func words(in wording: Words) -> String {
    switch self {
    case .notWhole(let variable, let value):
      return wording.solutionIsNotWhole(variable, "\(value)")
    case .outOfBounds(let variable, let value):
      return wording.solutionIsOutOfBounds(variable, "\(value)")
    case .rowIsBroken(let row, let excess):
      return wording.solutionBreaksRow(row, wording.exact(excess))
    }
  }
}
