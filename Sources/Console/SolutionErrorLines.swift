package import Diagnostics
import IntegerProgramming
import KhungGio
import Planning
package import Wording

/// Why a solver's report makes no plan, in words.
package struct SolutionErrorLines {
  /// The language.
  private let wording: Words
  /// The file of the report.
  private let report: String
  /// The file of the exported program; empty where it is not at hand.
  private let program: String
  /// The command that exports the program again.
  private let export: String

  /// Why a solver's report makes no plan, in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - report: the file of the report.
  ///   - program: the file of the exported program; nil where it is not at hand.
  ///   - export: the command that exports the program again.
  package init(wording: Words, report: String, program: String?, export: String) {
    self.wording = wording
    self.report = report
    self.program = program ?? ""
    self.export = export
  }

  /// Why a solver's report makes no plan.
  ///
  /// - Parameter error: the error.
  /// - Returns: the sentence; nil for an error that is none of the report.
  package func words(of error: any KhungGioError) -> String? {
    switch error {
    case let cause as SolutionFile.ReadingError:
      wording.noSolution(report, reason: cause.words(in: wording), export: export)
    case let cause as InvalidSolution:
      wording.noSolution(report, reason: cause.words(in: wording), export: export)
    case let cause as SolutionError:
      switch cause {
      case .countsVariables: wording.solutionCountsVariables(report)
      case .noProgram: wording.noProgram(program)
      case .programOfOtherDrive: wording.programOfOtherDrive(program, export: export)
      }
    default: nil
    }
  }
}
