import ArgumentParser
import Foundation
import KhungGio
import Wording

/// The command line: the only place that joins modules, reads arguments and prints.
@main
struct Khunggio: ParsableCommand {
  static let configuration = CommandConfiguration(
    "khunggio", Words.typed.programHelp, version: ProgramVersion.lines,
    subcommands: [
      InitCommand.self, TemplateCommand.self, ImportCommand.self, CancelCommand.self,
      ProgressCommand.self, CheckCommand.self, PlanCommand.self, ShowCommand.self,
      AuditCommand.self, ReplanCommand.self, IssueCommand.self, HistoryCommand.self,
      WhoCommand.self, DiffCommand.self, WaitlistCommand.self, MeasureRatesCommand.self,
      SimulateCommand.self, PlotCommand.self, WhatIfCommand.self, CapacityCommand.self,
      MergeCommand.self, KeysCommand.self, ExplainCommand.self, InviteCommand.self,
      ServeCommand.self, ReportCommand.self, RollupCommand.self,
      RecognitionCommand.self, RosterCommand.self, SuppliesCommand.self,
      ImportTimetableCommand.self, ExportCommand.self,
      ImportSolutionCommand.self, GenerateCommand.self, BackupCommand.self,
      RestoreCommand.self, PurgeCommand.self, DoctorCommand.self, ExplainCodeCommand.self,
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
    let message = Words.typed.parserText(fullMessage(for: error))
    if !message.isEmpty {
      if status.isSuccess {
        var output = Output()
        output.line(message)
        do { try output.finish() } catch {
          status = exitCode(for: error)
        }
      } else {
        Diagnostics.line(message)
      }
    }
    Foundation.exit(status.rawValue)
  }
}
