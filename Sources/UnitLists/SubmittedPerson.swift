import DriveFiles
import Drives
import Identities

/// A person as a row of a list names them; what the row does not say is nil.
struct SubmittedPerson: Equatable {
  /// Where the row stands.
  let place: RowPlace
  /// The unit, as an index in the drive; -1 where it is unclear.
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
  var isMale: Bool?
  /// The answers to the drive's questions; nil where something else stands in the cell, and no entry
  /// where nothing does.
  var answers: [Int: Bool?] = [:]
  /// The position the person holds, and what else the list says in words.
  var title: String?
  var note: String?
  /// For the rules of eligibility only; they are kept nowhere.
  var weight: Double?
  var lastDonation: Birth?
  /// Whether something in the row keeps it from being imported.
  var isRefused = false
  /// Whether the list says that the person does not come.
  var isDeclined = false

  /// What the person is identified by within the unit.
  var identity: Identity {
    Identity(name: name, birthYear: birth?.year, phone: phone ?? "", unit: "")
  }

  /// What is kept of the person beside what planning uses.
  var details: PersonDetails {
    var details = PersonDetails()
    details.birthDate = birth?.date?.isoText ?? ""
    details.sex = isMale.map { $0 ? "male" : "female" } ?? ""
    details.title = title ?? ""
    details.note = note ?? ""
    return details
  }
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
