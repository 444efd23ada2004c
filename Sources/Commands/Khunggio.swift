import ArgumentParser
import Foundation
import KhungGio

/// The command line: the only place that joins modules, reads arguments and prints.
@main
struct Khunggio: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "khunggio",
    abstract: "Schedules donors into time slots for a blood-donation drive.",
    discussion: """
      Examples:
        khunggio check data/thanh-xuan-2021       look for errors in the lists
        khunggio plan data/thanh-xuan-2021        make and print the schedule
        khunggio invite data/thanh-xuan-2021 --out letters
        khunggio issue data/thanh-xuan-2021       publish it

      A drive is a folder: drive.yaml, units.csv, registrants/*.csv.

      Exit status: 0 done; 2 stopped before any plan was found; 3 someone has no
      slot, or an audit found a broken rule; 64 wrong usage; 65 bad data; 66 an
      input is missing; 70 an internal error; 73, 74 output cannot be written.
      """,
    version: ProgramVersion.lines,
    subcommands: [
      InitCommand.self, TemplateCommand.self, ImportCommand.self, CancelCommand.self,
      ProgressCommand.self, CheckCommand.self, PlanCommand.self, ShowCommand.self,
      AuditCommand.self,
      ReplanCommand.self, IssueCommand.self, HistoryCommand.self, WhoCommand.self,
      DiffCommand.self, WaitlistCommand.self, MeasureRatesCommand.self, SimulateCommand.self,
      PlotCommand.self, WhatIfCommand.self, CapacityCommand.self, MergeCommand.self,
      KeysCommand.self, ExplainCommand.self, InviteCommand.self, ServeCommand.self,
      ReportCommand.self, RollupCommand.self, RecognitionCommand.self, RosterCommand.self,
      SuppliesCommand.self,
      ImportTimetableCommand.self, ExportCommand.self,
      ImportSolutionCommand.self, GenerateCommand.self, BackupCommand.self, RestoreCommand.self,
      PurgeCommand.self, DoctorCommand.self,
      ExplainCodeCommand.self,
    ])

  /// Runs the command, and leaves with its exit status.
  static func main() {
    // A file that grows over the limit of its user is a failed write, which is reported.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      leave(with: error)
    }
  }

  /// Says what an error says: help and the version on standard output, which may fail as any other
  /// output, everything else on standard error.
  private static func leave(with error: any Error) -> Never {
    var status = exitCode(for: error)
    let message = fullMessage(for: error)
    if !message.isEmpty {
      if status.isSuccess {
        var output = Output()
        output.line(message)
        do {
          try output.finish()
        } catch {
          status = exitCode(for: error)
        }
      } else {
        Diagnostics.line(message)
      }
    }
    Foundation.exit(status.rawValue)
  }
}
