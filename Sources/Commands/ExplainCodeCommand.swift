import ArgumentParser
import Drives
import Wording

/// `khunggio explain-code`: tells more about a kind of problem.
struct ExplainCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-code",
    abstract: "Explains a problem code such as KG012.",
    discussion: """
      Examples:
        khunggio explain-code KG012
        khunggio explain-code KG012 --language en

      Exit status: 0 done; 64 there is no such code.
      """)

  @Argument(help: "The code, as problems show it.")
  var code: String

  @Option(help: "The language, vi or en.")
  var language: Language = .vietnamese

  func run() throws {
    guard let code = ProblemCode(rawValue: self.code.uppercased()) else {
      throw ValidationError("There is no code \(self.code).")
    }
    let wording = Words(language: language)
    var output = Output()
    output.line("\(code.rawValue): \(wording.problem(code, key: "", value: ""))")
    output.line("")
    for line in wording.explanation(of: code) { output.line(line) }
    try output.finish()
  }
}
