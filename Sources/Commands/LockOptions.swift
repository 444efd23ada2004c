import ArgumentParser
import KhungGio

/// How long to wait for others who change the same drive.
struct LockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long to wait while somebody else changes the drive.", valueName: "seconds"))
  var wait: Double = DriveLocking.usualWait

  func validate() throws {
    guard wait.isFinite, (0...86_400).contains(wait) else {
      throw ValidationError("--wait is a number of seconds from 0 on, such as 30.")
    }
  }
}
