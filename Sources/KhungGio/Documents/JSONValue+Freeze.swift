import Drives
public import Planning
import Plans

extension FreezeConflict {
  /// The conflict as JSON: what is broken, where, when and by whom; who would have to be let go.
  ///
  /// - Parameter drive: the drive.
  /// - Returns: the document.
  public func json(on drive: Drive) -> JSONValue {
    func ids(_ people: [RegistrantIndex]) -> JSONValue {
      .array(people.map { .string(drive.registrants[$0].id) })
    }
    return .object([
      (
        "contradictions",
        .array(
          contradictions.map { contradiction in
            let minutes = contradiction.violations.compactMap(\.minute)
            let first = contradiction.violations.first
            return .object([
              ("rule", .optional(first?.rule.rawValue)),
              ("session", .optional(first?.session.map { drive.sessions[$0].id })),
              ("subject", .optional(first?.subject)),
              ("from", .optional(minutes.min().map(ClockTime.text))),
              ("to", .optional(minutes.max().map { ClockTime.text($0 + 1) })),
              ("people", ids(contradiction.people)),
            ])
          })
      ), ("release", ids(release)), ("release_at_least", .integer(atLeast)),
    ])
  }
}
