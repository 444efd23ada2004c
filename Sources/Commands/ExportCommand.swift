import ArgumentParser
import Console
import DriveFiles
import KhungGio
import Wording

/// `khunggio export`: the whole problem as one program that other solvers read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration("export", Words.typed.exportHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.exportFile)) var mps: String
  @Option(help: .of(\.exportPublished)) var from: String?
  @Option(help: .of(\.budget)) var budget: Int?
  @Flag(help: .of(\.exportEqual)) var equal = false

  func validate() throws {
    try refuse(unless: !equal || from != nil) { $0.isFor("--equal", "--from") }
    try refuse(unless: budget == nil || from != nil) { $0.isFor("--budget", "--from") }
  }

  func run() throws {
    try options.check(mps, for: .program)
    let (opened, wording) = try options.open()
    let notice = options.notices(in: wording, zone: opened.drive.zone)
    let program = try options.doing(on: opened.drive, in: wording) {
      try ExportProgram(
        opened, to: mps, published: from, budget: budget, keepsPromises: !equal, notice: notice
      ).perform().program
    }
    try Output.show {
      [
        wording.exported(mps, variables: program.variableCount, rows: program.rowCount),
        wording.next("glpsol --freemps \(shellWord(mps))"),
      ]
    }
  }
}
