import ArgumentParser
import Console
import Drives
import KhungGio
import WhatIf
import Wording

/// `khunggio merge`: puts files of rows of one sweep together.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration("merge", Words.typed.mergeHelp)

  @Argument(help: .of(\.rowFiles)) var files: [String]
  @Option(help: .of(\.mergedRows)) var resume: String?
  @Option(help: .of(\.languageOrOwn)) var language: Language?
  @OptionGroup var form: SweepOutput

  func validate() throws { _ = try form.measures(of: nil, isSimulated: true) }

  func run() throws { try form.printMerged(files, to: resume, language: language) }
}

extension SweepOutput {
  /// Puts files of rows together, and prints the rows, or which are missing.
  func printMerged(_ files: [String], to output: String?, language: Language?) throws {
    let options = DriveOptions("", language: language)
    let merged = try options.run(MergeSweeps(files, to: output), in: options.wording)
    let header = merged.compared.header
    let wording = Words(language: language ?? Language(rawValue: header.language) ?? .vietnamese)
    guard merged.missing.isEmpty else {
      let rows = RowNumbers.written(merged.missing)
      var command = SweepCommand(of: header)
      command.language = language
      Diagnostics.line(
        wording.rowsMissing(rows, command: command(["--rows", rows, "--resume", "missing.jsonl"])))
      throw ExitStatus.missingInput
    }
    try write(merged.compared, of: options, isPrinted: false, wording)
  }
}
