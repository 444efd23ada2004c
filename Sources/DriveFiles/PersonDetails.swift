import Drives

/// What a list keeps of a person beside what planning uses.
public struct PersonDetails: Equatable, Sendable {
  /// The day of birth as ISO 8601 writes it; empty where only the year is known.
  public var birthDate = ""
  /// `male` or `female`; empty where nobody said.
  public var sex = ""
  /// The position the person holds.
  public var title = ""
  /// What else was said of the person.
  public var note = ""

  /// Nothing.
  public init() {}

  /// The columns of lists, in the order in which they are added to one.
  public static let columns = ["birth_date", "sex", "title", "note"]

  /// The value of a column; assigning to any other name does nothing.
  public subscript(column: String) -> String {
    get {
      switch column {
      case "birth_date": return birthDate
      case "sex": return sex
      case "title": return title
      case "note": return note
      default: return ""
      }
    }
    set {
      switch column {
      case "birth_date": birthDate = newValue
      case "sex": sex = newValue
      case "title": title = newValue
      case "note": note = newValue
      default: break
      }
    }
  }
}

extension DraftDrive {
  /// What the lists keep of each registrant, as many as there are registrants.
  public var details: [PersonDetails] {
    var details = Array(repeating: PersonDetails(), count: registrants.count)
    for list in lists {
      let columns = PersonDetails.columns.compactMap { column in
        list.header.firstIndex(of: column).map { (column, $0) }
      }
      guard !columns.isEmpty else { continue }
      for row in list.rows {
        guard let registrant = row.registrant, details.indices.contains(registrant) else {
          continue
        }
        for (column, place) in columns where row.fields.indices.contains(place) {
          details[registrant][column] = row.fields[place]
        }
      }
    }
    return details
  }
}
