/// The place of something in an array, with a type that says of what: so that nobody hands over a unit
/// where a session is meant.
///
/// What other modules see of a drive, a formulation or a plan names the kind of an index by its type.
/// Inside of one function, where arrays are filled in and walked through, indices may be plain numbers:
/// there the array says what they are of, and the loops over rows and slots stay as short and as fast as
/// they are.
public protocol TypedIndex: Hashable, Strideable, Sendable, CustomStringConvertible
where Stride == Int {
  /// The place in the array, from 0.
  var rawValue: Int { get }

  /// The index of a place.
  ///
  /// - Parameter rawValue: the place in the array, from 0.
  init(_ rawValue: Int)
}

extension TypedIndex {
  /// Of the same place.
  @inlinable public static func == (left: Self, right: Self) -> Bool {
    left.rawValue == right.rawValue
  }

  /// By place.
  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Hashes the place.
  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  /// How many places further another one is.
  @inlinable public func distance(to other: Self) -> Int { other.rawValue - rawValue }

  /// The index so many places further.
  @inlinable public func advanced(by distance: Int) -> Self { Self(rawValue + distance) }

  /// The place as a number.
  public var description: String { "\(rawValue)" }
}

extension Range where Bound: TypedIndex {
  /// The places as plain numbers.
  @inlinable public var places: Range<Int> { lowerBound.rawValue..<upperBound.rawValue }
}

/// The place of a registrant in `Drive.registrants`.
public struct RegistrantIndex: TypedIndex {
  /// The place in the array, from 0.
  public let rawValue: Int

  /// The registrant at a place.
  @inlinable public init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// The place of a unit in `Drive.units`.
public struct UnitIndex: TypedIndex {
  /// The place in the array, from 0.
  public let rawValue: Int

  /// The unit at a place.
  @inlinable public init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// The place of a session in `Drive.sessions`.
public struct SessionIndex: TypedIndex {
  /// The place in the array, from 0.
  public let rawValue: Int

  /// The session at a place.
  @inlinable public init(_ rawValue: Int) { self.rawValue = rawValue }

  /// A session that a plan names and the drive does not have, or not any more.
  public static let unknown = SessionIndex(-1)
}

extension [Registrant] {
  /// The places of all.
  @inlinable public var places: Range<RegistrantIndex> {
    RegistrantIndex(0)..<RegistrantIndex(count)
  }

  /// A registrant of a drive.
  @inlinable public subscript(index: RegistrantIndex) -> Registrant {
    get { self[index.rawValue] }
    set { self[index.rawValue] = newValue }
  }
}

extension [Unit] {
  /// The places of all.
  @inlinable public var places: Range<UnitIndex> { UnitIndex(0)..<UnitIndex(count) }

  /// The unit of an id; nil for none.
  public func index(ofID id: String) -> UnitIndex? {
    places.first { self[$0].id == id }
  }

  /// A unit of a drive.
  @inlinable public subscript(index: UnitIndex) -> Unit { self[index.rawValue] }
}

extension [Session] {
  /// The places of all.
  @inlinable public var places: Range<SessionIndex> { SessionIndex(0)..<SessionIndex(count) }

  /// The session of an id; nil for none.
  public func index(ofID id: String) -> SessionIndex? {
    places.first { self[$0].id == id }
  }

  /// A session of a drive.
  @inlinable public subscript(index: SessionIndex) -> Session { self[index.rawValue] }
}
