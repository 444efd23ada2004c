import Drives
import Foundation
public import UnitLists

/// The answers to the few questions from which a drive begins, each as people write it.
public struct DriveDraft: Sendable {
  /// A question.
  public enum Question: String, CaseIterable, Sendable {
    /// What the drive is called.
    case name
    /// Who invites.
    case organizer
    /// The day.
    case date
    /// The place.
    case site
    /// The postal address of the place.
    case address
    /// When the doors open.
    case opens
    /// When the doors close.
    case closes
    /// How many people are expected.
    case people
    /// The most people there at once.
    case limit
    /// How many desks receive people, and as many take declarations.
    case desks
    /// How many examine people.
    case screeners
    /// How many beds there are.
    case beds
    /// The units, with semicolons between them.
    case units
  }

  /// What is known of the drive so far.
  public private(set) var drive = NewDrive()
  /// The least and the most people, desks or beds that an answer may say.
  private static let counts = 1...100_000

  /// No answers yet.
  public init() {}

  /// The answer of whoever gives none; nil where one is needed. It depends on the answers before it.
  ///
  /// - Parameter question: the question.
  /// - Returns: the answer, as people write it.
  public func usualAnswer(to question: Question) -> String? {
    switch question {
    case .name: "Giọt hồng"
    case .organizer, .site, .address, .units: ""
    case .date: nil
    case .opens: "07:30"
    case .closes: "11:30"
    case .people: "200"
    case .limit: "\(drive.usualLimit)"
    case .desks: "\(drive.usualServers(of: "declaration"))"
    case .screeners: "\(drive.usualServers(of: "screening"))"
    case .beds: "\(drive.usualServers(of: "donation"))"
    }
  }

  /// Takes an answer.
  ///
  /// - Parameters:
  ///   - answer: as people write it.
  ///   - question: the question.
  /// - Returns: whether it makes sense; one that makes none changes nothing.
  public mutating func take(_ answer: String, to question: Question) -> Bool {
    switch question {
    case .name: drive.name = answer
    case .organizer: drive.organizer = answer
    case .site: drive.site = answer
    case .address: drive.address = answer
    case .date:
      guard let date = DayText().date(answer) else { return false }
      drive.date = date
    case .opens: return take(HoursText().minute(answer), \.opens)
    case .closes: return take(HoursText().minute(answer), \.closes)
    case .people: return take(DriveDraft.count(answer), \.people)
    case .limit: return take(DriveDraft.count(answer), \.limit)
    case .desks: return take(DriveDraft.count(answer), \.desks)
    case .screeners: return take(DriveDraft.count(answer), \.screeners)
    case .beds: return take(DriveDraft.count(answer), \.beds)
    case .units:
      drive.units = answer.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }.map { UnitsFile.Entry(name: $0) }
    }
    return true
  }

  /// Takes the units from a file.
  ///
  /// - Parameter path: the path of a CSV or Excel file with a unit in each row.
  /// - Throws: why the file is no list of units.
  public mutating func takeUnits(ofFile path: String) throws(UseCaseError) {
    do throws(UnitsFile.ReadingError) {
      drive.units = try UnitsFile(at: URL(fileURLWithPath: path)).units
    } catch {
      throw UseCaseError(error)
    }
  }

  private mutating func take(_ value: Int?, _ property: WritableKeyPath<NewDrive, Int>) -> Bool {
    guard let value else { return false }
    drive[keyPath: property] = value
    return true
  }

  private mutating func take(_ value: Int?, _ property: WritableKeyPath<NewDrive, Int?>) -> Bool {
    if value != nil { drive[keyPath: property] = value }
    return value != nil
  }

  private static func count(_ answer: String) -> Int? {
    Int(answer).flatMap { counts.contains($0) ? $0 : nil }
  }
}
