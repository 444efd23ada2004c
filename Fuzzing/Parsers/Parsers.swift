import Foundation
import Targets

/// `Parsers TARGET [LIBFUZZER ARGUMENT ...]`; without arguments the names of the targets.
@main struct Parsers {
  static func main() throws {
    exit(try FuzzTarget.run(DriveFileTargets.all + SentFileTargets.all, CommandLine.arguments))
  }
}
