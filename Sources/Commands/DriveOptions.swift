public import ArgumentParser
import Console
import Diagnostics
import DriveFiles
public import Drives
import Foundation
import KhungGio
import Wording

/// What every command that reads a drive takes.
struct DriveOptions: ParsableArguments {
  @Argument(help: "The drive: a folder with drive.yaml, units.csv and registrants/*.csv.")
  var drive: String

  @Option(help: "The language of what is printed, vi or en; the drive's own by default.")
  var language: Language?

  /// The folder.
  var url: URL { URL(fileURLWithPath: drive, isDirectory: true) }

  /// Reads the drive, not while somebody changes it; problems go to standard error, all of them.
  ///
  /// - Returns: the drive and the wording asked for.
  /// - Throws: the exit status, where the drive cannot be read.
  func read() throws -> (folder: DriveFolder, wording: Words) {
    let (drive, wording) = try open()
    return (drive.folder, wording)
  }

  /// The wording for problems: the one asked for, or the one of the drive.
  func wording(of problems: DriveFileProblems) -> Words {
    language.map(Words.init) ?? problems.wording
  }

  /// What to exit with because of problems.
  func status(of problems: DriveFileProblems) -> ExitCode {
    ExitStatus.status(of: problems.category)
  }

  /// Looks at the place of an output before anything is computed.
  ///
  /// - Parameters:
  ///   - path: where it shall be; nil for nowhere.
  ///   - kind: what it is.
  /// - Throws: the exit status, where it may not be written there.
  func check(_ path: String?, for kind: OutputPlace.Kind) throws {
    guard let path else { return }
    do throws(OutputError) {
      try OutputPlace.check(path, for: kind, of: url)
    } catch {
      throw error.reported(in: Words(language: language ?? .vietnamese))
    }
  }

  /// Looks at a folder that documents are to be written into, before anything is computed.
  ///
  /// - Parameter path: the folder; nil for none.
  /// - Throws: the exit status, where nothing may be written there.
  func check(folder path: String?) throws {
    guard let path else { return }
    do throws(OutputError) {
      try OutputPlace.check(folder: path, of: url)
    } catch {
      throw error.reported(in: Words(language: language ?? .vietnamese))
    }
  }

  /// The words of a command on this drive, for a hint.
  func command(_ name: String, _ rest: String...) -> String {
    DriveCommands(drive)(name, rest)
  }
}

extension DriveOptions {
  /// Reads the drive and keeps its files for variants; problems go to standard error, all of them.
  ///
  /// - Returns: the drive and its variants, and the wording asked for.
  /// - Throws: the exit status, where the drive cannot be read.
  func readVariants() throws -> (variants: DriveVariants, wording: Words) {
    do throws(DriveFileProblems) {
      let variants = try DriveVariants(at: url)
      let wording = Words(language: language ?? variants.base.language)
      ProblemReport(variants.warnings, wording: wording).write()
      return (variants, wording)
    } catch {
      ProblemReport(error.problems, wording: wording(of: error)).write(withSum: true)
      throw status(of: error)
    }
  }
}

extension Language: ExpressibleByArgument {}
