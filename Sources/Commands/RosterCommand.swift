import ArgumentParser
import Console
import Invitations
import KhungGio
import Wording

/// `khunggio roster`: who helps when.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration("roster", Words.typed.rosterHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.plan)) var plan: String?
  @Flag(help: .of(\.rosterSimulated)) var simulated = false
  @Option(help: .of(\.rosterRuns)) var runs = 1000
  @Option(help: .of(\.rosterSeed)) var seed: UInt64 = 1
  @Option(help: .of(\.rosterTimeLimit)) var timeLimit: Double = 30
  @OptionGroup var files: FileOptions<MadeRoster.Form>

  func validate() throws {
    try refuse("--runs", runs, outside: 1, 100_000)
    try refuse(unless: timeLimit > 0 && timeLimit.isFinite) {
      $0.number("--time-limit", isAboveZero: true, such: "30", was: timeLimit)
    }
  }

  func run() throws {
    try options.check(folder: files.out)
    let (drive, wording) = try options.open()
    var make = MakeRoster(drive)
    make.plan = plan
    make.isSimulated = simulated
    make.runs = runs
    make.seed = seed
    make.seconds = timeLimit
    make.language = options.language
    make.notice = options.notices(in: wording)
    let made = try options.run(make, on: drive.drive, plan: plan, in: wording)
    try files.write(
      made, of: options, in: wording, lines: { made.documents(in: wording).lines },
      said: { wording.rosterWritten($0.files.count, into: $0.folder) })
    if !made.gaps.isEmpty { throw ExitStatus.findings }
  }
}
