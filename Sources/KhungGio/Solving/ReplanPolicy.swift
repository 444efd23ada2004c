public import Diagnostics
public import Drives
import Foundation
import Planning
public import Plans

/// What must and what should stay when a drive is planned again.
public struct ReplanPolicy: Equatable, Sendable {
  /// Whose published slot must stay.
  public enum Freeze: Equatable, Sendable {
    /// Nobody's.
    case nobody
    /// Everybody's.
    case everybody
    /// That of units and sessions, by their ids.
    case only([String])
  }

  /// Whose published slot must stay.
  public var freeze = Freeze.nobody
  /// Who may move all the same, by ids.
  public var release: [String] = []
  /// The most people who may get another slot; nil for any number.
  public var budget: Int?
  /// Whether freed places go to those who wait first, in order.
  public var fillsFirst = false
  /// Whether nobody is to lose a slot while that is possible; else only the weights decide.
  public var keepsPromises = true

  /// Nothing must stay, and nobody is to lose a slot while that is possible.
  public init() {}

  /// Names whose slots must stay, and who may move all the same, as people write them.
  ///
  /// - Parameters:
  ///   - freeze: `all`, or ids of units and sessions with commas between; nil for nobody.
  ///   - release: ids of people with commas between; nil for nobody.
  public mutating func take(freeze: String?, release: String?) {
    func ids(_ text: String) -> [String] {
      text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    if let freeze { self.freeze = ids(freeze) == ["all"] ? .everybody : .only(ids(freeze)) }
    self.release = ids(release ?? "")
  }

  /// The people whose published slot must stay.
  ///
  /// - Parameters:
  ///   - published: the published slots.
  ///   - drive: the drive as it is.
  /// - Returns: their slots.
  /// - Throws: ``UseCaseError`` with a ``SelectionError`` for an id that nobody has.
  public func frozen(
    among published: [Assignment], on drive: Drive
  ) throws(UseCaseError) -> [Assignment] {
    let places = Dictionary(
      zip(drive.registrants, drive.registrants.places).map { ($0.id, $1) },
      uniquingKeysWith: { first, _ in first })
    for id in release where places[id] == nil {
      throw UseCaseError(SelectionError.noRegistrant(id))
    }
    let released = Set(release.compactMap { places[$0] })
    switch freeze {
    case .nobody: return []
    case .everybody: return published.filter { !released.contains($0.registrant) }
    case .only(let ids):
      let units = Set(drive.units.places.filter { ids.contains(drive.units[$0].id) })
      let sessions = Set(drive.sessions.places.filter { ids.contains(drive.sessions[$0].id) })
      let known = Set(units.map { drive.units[$0].id } + sessions.map { drive.sessions[$0].id })
      for id in ids where !known.contains(id) {
        throw UseCaseError(SelectionError.noUnitOrSession(id))
      }
      return published.filter { assignment in
        (units.contains(drive.registrants[assignment.registrant].unit)
          || sessions.contains(assignment.slot.session))
          && !released.contains(assignment.registrant)
      }
    }
  }

  /// The drive with everyone frozen pinned, and without the weight `promised` where promises do not
  /// count.
  func pinning(
    _ published: [Assignment], on drive: Drive, by planner: Planner
  ) throws(UseCaseError) -> Drive {
    let frozen = try frozen(among: published, on: drive)
    var pinned = drive
    if !frozen.isEmpty {
      do throws(FreezeConflict) {
        pinned = try planner.freeze(frozen, on: drive)
      } catch {
        throw UseCaseError(error)
      }
    }
    return keepsPromises ? pinned : try pinned.withoutPromises()
  }
}

/// An id that names nobody and nothing of the drive.
public enum SelectionError: KhungGioError, Equatable {
  /// No unit and no session has the id.
  case noUnitOrSession(String)
  /// Nobody on the lists has the id.
  case noRegistrant(String)

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noUnitOrSession: "no-such-unit-or-session"
    case .noRegistrant: "no-such-registrant"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

extension Drive {
  /// The same drive with the weight `promised` at 0.
  ///
  /// - Returns: the drive.
  /// - Throws: ``UseCaseError`` with a ``InternalError``: a smaller weight makes no drive invalid.
  public func withoutPromises() throws(UseCaseError) -> Drive {
    var weights = weights
    weights[.promised] = 0
    do throws(InvalidDrive) {
      return try with(weights: weights)
    } catch {
      throw UseCaseError(InternalError("\(error.problems)"))
    }
  }
}
