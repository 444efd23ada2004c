import KhungGio
import Wording

extension RosterError {
  /// Why there is no roster, in words.
  func words(in wording: Words) -> String {
    switch self {
    case .noRoles: wording.rosterWithoutRoles
    case .noVolunteers: wording.rosterWithoutVolunteers
    }
  }
}
