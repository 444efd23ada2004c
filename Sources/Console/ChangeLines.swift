package import Invitations
package import KhungGio
import Plans
package import Wording

extension PrintedChanges.Change {
  /// A change as it is printed.
  package init(_ change: PersonChange) {
    self.init(
      kind: Words.ChangeKind(change.kind), unit: change.unitName, name: change.name,
      from: change.from, to: change.to)
  }
}

extension Words.ChangeKind {
  /// The kind of a change as it is said.
  package init(_ kind: PersonChange.Kind) {
    self =
      switch kind {
      case .moved: .moved
      case .came: .came
      case .lost: .lost
      case .left: .left
      }
  }
}
