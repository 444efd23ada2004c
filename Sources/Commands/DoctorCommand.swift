import ArgumentParser
import Console
import Drives
import Foundation
import KhungGio
import Wording

/// `khunggio doctor`: what the program runs on.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says versions, libraries, fonts and locale, for whoever looks for a cause.",
    discussion: """
      Examples:
        khunggio doctor
        khunggio doctor --json

      There is no personal data in it, and no names of files.

      Exit status: 0 nothing seems to be wrong; 3 something should be put right.
      """)

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Option(help: "The language of what is printed, vi or en; Vietnamese by default.")
  var language: Language?

  func run() throws {
    let wording = Words(language: language ?? .vietnamese)
    let report = ExamineInstallation(environment: ProcessInfo.processInfo.environment).perform(
      WorkContext())
    var output = Output()
    if json {
      output.line(report.json.document)
    } else {
      DoctorLines(wording: wording).lines(of: report).forEach { output.line($0) }
    }
    try output.finish()
    if !report.problems.isEmpty { throw ExitStatus.findings }
  }
}
