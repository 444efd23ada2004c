import ArgumentParser
import Drives
import Wording

/// `khunggio explain-code`: tells more about a kind of problem.
struct ExplainCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration("explain-code", Words.typed.explainCodeHelp)

  @Argument(help: .of(\.problemCode)) var code: String
  @Option(help: .of(\.language)) var language: Language = .vietnamese

  func run() throws {
    guard let code = ProblemCode(rawValue: self.code.uppercased()) else {
      throw wrongUsage { $0.noCode(self.code) }
    }
    let wording = Words(language: language)
    try Output.show {
      ["\(code.rawValue): \(wording.problem(code, key: "", value: ""))", ""]
        + wording.explanation(of: code)
    }
  }
}
