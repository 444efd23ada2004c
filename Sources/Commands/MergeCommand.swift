import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
import WhatIf
import Wording

/// `khunggio merge`: puts files of rows of one sweep together.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts files of rows together that whatif has planned in parts.",
    discussion: """
      Examples:
        khunggio merge whatif-*-of-4.jsonl
        khunggio merge a.jsonl b.jsonl --resume all.jsonl --csv

      The same as khunggio whatif --merge. Where rows are missing, it says which, and
      prints the command that plans them.

      Exit status: 0 done; 3 done, but a row is invalid or leaves someone without a
      slot; 65 a file has no rows, or those of another sweep; 66 a file or a row is
      missing; 73, 74 a file cannot be written.
      """)

  @Argument(help: ArgumentHelp("The files of rows.", valueName: "files"))
  var files: [String]

  @Option(help: ArgumentHelp("Write one file with all rows.", valueName: "file"))
  var resume: String?

  @Option(help: "The language of what is printed, vi or en; the drive's own by default.")
  var language: Language?

  @OptionGroup var form: SweepOutput

  func validate() throws { _ = try form.measures(of: nil, isSimulated: true) }

  func run() throws {
    try MergedOutput(files: files, output: resume, language: language, form: form).write()
  }
}

/// Files of rows put together, as a command prints them.
struct MergedOutput {
  let files: [String]
  let output: String?
  let language: Language?
  let form: SweepOutput

  /// Puts them together, and prints the rows, or which are missing.
  ///
  /// - Throws: the exit status.
  func write() throws {
    let merged: MergedSweeps
    do throws(UseCaseError) {
      merged = try MergeSweeps(files, to: output).perform()
    } catch {
      throw ErrorReport(wording: Words(language: language ?? .vietnamese)).tell(error)
    }
    let header = merged.compared.header
    let wording = Words(language: language ?? Language(rawValue: header.language) ?? .vietnamese)
    guard merged.missing.isEmpty else {
      let rows = RowNumbers.written(merged.missing)
      let command = command(for: rows, of: header).map(shellWord).joined(separator: " ")
      Diagnostics.line(wording.rowsMissing(rows, command: command))
      throw ExitStatus.missingInput
    }
    try form.write(merged.compared, isPrinted: false, wording: wording)
  }

  /// The command that plans rows.
  private func command(for rows: String, of header: SweepHeader) -> [String] {
    var words = ["khunggio", "whatif", header.drive] + header.set.flatMap { ["--set", $0] }
    if header.gap != PlanningOptions.usualGap { words += ["--gap", "\(header.gap)"] }
    if let runs = header.simulate {
      words += ["--simulate", "\(runs)", "--seed", "\(header.seed ?? 1)"]
    }
    if let seed = header.searchSeed { words += ["--search-seed", "\(seed)"] }
    if let language { words += ["--language", language.rawValue] }
    return words + ["--rows", rows, "--resume", "missing.jsonl"]
  }
}
