import KhungGio
import Wording

extension SuppliesError {
  /// Why supplies cannot be reckoned, in words.
  func words(in wording: Words, _ command: DriveCommands) -> String {
    switch self {
    case .missing: wording.suppliesMissing(command("supplies", ["--begin"]))
    case .needsVolumes: wording.suppliesNeedVolumes
    case .needsVolunteers: wording.suppliesNeedVolunteers
    }
  }
}
