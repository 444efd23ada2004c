import ArgumentParser
import Console
import Drives
import Foundation
import KhungGio
import Wording

/// `khunggio doctor`: what the program runs on.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration("doctor", Words.typed.doctorHelp)

  @Flag(help: .of(\.json)) var json = false
  @Option(help: .of(\.languageOrVietnamese)) var language: Language?

  func run() throws {
    let report = ExamineInstallation(environment: ProcessInfo.processInfo.environment).perform(
      WorkContext())
    try Output.show(json ? report.json : nil) {
      DoctorLines(wording: Words(language: language ?? .vietnamese)).lines(of: report)
    }
    if !report.problems.isEmpty { throw ExitStatus.findings }
  }
}
