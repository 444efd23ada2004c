import Drives

/// A person as a row of a list names them; what the row does not say is nil.
struct SubmittedPerson: Equatable {
  /// Where the row stands.
  let place: RowPlace
  /// The unit, as an index in the drive; -1 where it cannot be told.
  var unit = -1
  /// The name of a unit that the drive does not know yet, and may have.
  var newUnit: String?
  var id: String?
  var name = ""
  var birth: Birth?
  var phone: String?
  var kind: Int?
  var available: [Availability]?
  var preferred: PreferredStart?
  var group: String?
  var priority: Int?
  var pinned: SlotStart?
  /// For the rules of eligibility only; they are kept nowhere.
  var isMale: Bool?
  var weight: Double?
  var lastDonation: Birth?
  /// Whether something in the row keeps it from being imported.
  var isRefused = false
}

/// The row of a list that a person stands in.
struct RowPlace: Equatable {
  /// The file, by its index among those given.
  let file: Int
  /// The sheet, by its index among those read of all files.
  let sheet: Int
  /// The row, from 0.
  let row: Int
}
