/// The number of something among others of its kind, or none, in four bytes.
package struct EventNumber: Equatable, Sendable {
  private let raw: UInt32

  /// None.
  package static let none = EventNumber(nil)

  /// A number.
  ///
  /// - Parameter number: the number; nil for none.
  package init(_ number: Int?) { raw = number.map { UInt32($0) } ?? .max }

  /// The number; nil for none.
  package var number: Int? { raw == .max ? nil : Int(raw) }
}
