package import KhungGio
package import UnitLists
package import Wording

extension Words {
  /// A question of a new drive.
  ///
  /// - Parameter question: the question.
  /// - Returns: it in words.
  package func question(_ question: DriveDraft.Question) -> String {
    switch question {
    case .name: askName
    case .organizer: askOrganizer
    case .date: askDate
    case .site: askSite
    case .address: askAddress
    case .opens: askOpens
    case .closes: askCloses
    case .people: askPeople
    case .limit: askLimit
    case .desks: askDesks
    case .screeners: askScreeners
    case .beds: askBeds
    case .units: askUnits
    }
  }

  /// Why a file is no list of units.
  ///
  /// - Parameters:
  ///   - error: why.
  ///   - path: the path of the file.
  /// - Returns: the words.
  package func words(for error: UnitsFile.ReadingError, of path: String) -> String {
    switch error {
    case .unreadable: unitsUnreadable(path)
    case .noNames: unitsWithoutNames(path)
    case .notANumber(let row, let value): unitsNotANumber(path, row: row, value: value)
    case .twice(let row, let name): unitTwice(path, row: row, name: name)
    }
  }
}
