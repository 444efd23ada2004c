package import IntegerProgramming
package import Planning
package import Wording

extension SolutionFile.Fault {
  /// What is wrong with a report, in words.
  package func words(in wording: Words) -> String {
    switch self {
    case .namesNoVariable: return wording.solutionNamesNothing
    case .unknownName(let name, let line): return wording.solutionNamesUnknown(name, line: line)
    case .noNumber(let variable, let line):
      return wording.solutionHasNoNumber(variable, line: line)
    case .noSuchVariable(let number, let line):
      return wording.solutionCountsTooFar(number, line: line)
    case .otherCount(let told, let expected):
      return wording.solutionOfOtherSize(told, expected: expected)
    case .endsEarly(let read, let told): return wording.solutionEndsEarly(read, of: told)
    }
  }
}

extension SolutionFault {
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
