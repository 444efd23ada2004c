public import Diagnostics
import DriveStore
import Drives
import Foundation
import Identities
public import Invitations
import UnitLists
public import Wording

/// Lists who is to be recognised, by donations counted at the doors of drives and by earlier counts.
public struct ListRecognition: UseCase {
  /// The folders: drives, or folders with drives in them.
  public var paths: [String]
  /// Files of how many times people or units gave before.
  public var counts: [String] = []
  /// The numbers of donations at which people are recognised.
  public var levels = ListRecognition.usualLevels

  /// The levels of provinces' rules, such as decision 566 of Quảng Nam (2021).
  public static let usualLevels = [5, 10, 15, 20, 30, 40, 50, 70, 100]

  /// The levels that a list of whole numbers above 0 names, such as `5,10,15`.
  ///
  /// - Parameter text: the list.
  /// - Returns: the levels; nil where it is no such list.
  public static func levels(written text: String) -> [Int]? {
    let texts = text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    let numbers = texts.compactMap { Int($0) }.filter { $0 > 0 }
    return numbers.count == texts.count ? numbers : nil
  }

  /// Listing for folders.
  ///
  /// - Parameter paths: the folders.
  public init(_ paths: [String]) { self.paths = paths }

  /// Reads every drive and every file.
  ///
  /// - Parameter context: how to stop it.
  /// - Returns: the list, with its sources.
  /// - Throws: ``NothingToRecognise``, or why a drive or a file cannot be read.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ListedRecognition {
    var donors = Donors()
    for path in counts { try add(file: path, to: &donors) }
    for path in paths {
      for found in FormFolder(path).found where found.isDrive {
        guard !context.cancellation.isCancelled else { throw UseCaseError(StoppedError()) }
        try add(drive: found, to: &donors)
      }
    }
    guard !donors.isEmpty else { throw UseCaseError(NothingToRecognise(paths: paths)) }
    return ListedRecognition(list: donors.list(levels: Set(levels).sorted()))
  }

  private func add(file path: String, to donors: inout Donors) throws(UseCaseError) {
    let url = URL(fileURLWithPath: path)
    let file: DonationCountsFile
    do throws(UnitCountsError) {
      file = try DonationCountsFile(at: url)
    } catch {
      throw UseCaseError(error)
    }
    for row in file.rows where row.count > 0 {
      let place = file.sheet.isEmpty ? row.cell : "\(file.sheet)!\(row.cell)"
      donors.add(
        RecognitionList.Source(file: url.lastPathComponent, place: place, count: row.count),
        to: Identity(name: row.name, birthYear: row.birthYear, phone: row.phone, unit: row.unit))
    }
  }

  /// Whoever was let in on a day of the drive and not deferred has given blood on it.
  private func add(
    drive found: FormFolder.Found, to donors: inout Donors
  ) throws(UseCaseError) {
    let open = try OpenDrive(reading: found.url.path)
    guard History.exists(in: open.url) else { return }
    let events = try open.records.history { history throws(HistoryError) in
      try history.arrivals()
    }
    let drive = open.drive
    for date in Set(drive.sessions.map(\.date)).sorted() {
      let sessions = Set(drive.sessions.filter { $0.date == date }.map(\.id))
      let people = DayRecord(
        events.filter { event in
          sessions.contains(event.event.session)
            && event.moment.map { DayClock($0, in: drive.timeZone).date == date } ?? false
        }
      ).people
      let source = RecognitionList.Source(file: found.name, place: date.isoText, count: 1)
      for person in drive.registrants {
        guard let happened = people[.registrant(person.id)], happened.hasCome,
          !happened.isDeferred
        else { continue }
        donors.add(
          source,
          to: Identity(
            name: person.name.isEmpty ? person.id : person.name, birthYear: person.birthYear,
            phone: person.phone, unit: drive.units[person.unit].name))
      }
    }
  }
}

/// Who has given blood, while it is counted.
private struct Donors {
  private struct Donor {
    var identity: Identity
    var units: [String] = []
    var sources: [RecognitionList.Source] = []
  }

  private var people: [Donor] = []
  private var places: [[String]: Int] = [:]
  private var units: [String: (name: String, sources: [RecognitionList.Source])] = [:]

  var isEmpty: Bool { people.isEmpty && units.isEmpty }

  /// Adds donations of a person, or of a whole unit where nobody is named.
  mutating func add(_ source: RecognitionList.Source, to identity: Identity) {
    if !identity.unit.isEmpty { addToUnit(source, identity.unit) }
    guard !identity.name.isEmpty else { return }
    // The name and the year of birth, else the telephone number, else the unit.
    let name = Folding.name(identity.name)
    let phone = Identity.digits(of: identity.phone)
    let key: [String]
    if let year = identity.birthYear {
      key = [name, "year", "\(year)"]
    } else if !phone.isEmpty {
      key = [name, "phone", phone]
    } else {
      key = [name, "unit", Folding.words(identity.unit)]
    }
    let index = places[key] ?? people.count
    if index == people.count {
      places[key] = index
      people.append(Donor(identity: identity))
    }
    people[index].sources.append(source)
    if !identity.unit.isEmpty, !people[index].units.contains(identity.unit) {
      people[index].units.append(identity.unit)
    }
  }

  /// Donations of one day or cell are one source.
  private mutating func addToUnit(_ source: RecognitionList.Source, _ unit: String) {
    let key = Folding.words(unit)
    var known = units[key] ?? (unit, [])
    if let last = known.sources.last, last.file == source.file, last.place == source.place {
      known.sources[known.sources.count - 1] = RecognitionList.Source(
        file: last.file, place: last.place, count: last.count + source.count)
    } else {
      known.sources.append(source)
    }
    units[key] = known
  }

  func list(levels: [Int]) -> RecognitionList {
    let found = people.map { donor in
      let donations = donor.sources.reduce(0) { $0 + $1.count }
      return RecognitionList.Person(
        identity: donor.identity, units: donor.units, sources: donor.sources,
        level: levels.last { $0 <= donations })
    }
    let rank = NameOrder(of: found.map(\.identity.name)).sorted(found.map(\.identity.name))
    var order = [Int](repeating: 0, count: found.count)
    for (place, index) in rank.enumerated() { order[index] = place }
    return RecognitionList(
      levels: levels,
      people: found.indices.sorted {
        (found[$1].donations, order[$0]) < (found[$0].donations, order[$1])
      }.map { found[$0] },
      units: units.values.map { RecognitionList.Unit(name: $0.name, sources: $0.sources) }.sorted {
        ($1.donations, $0.name) < ($0.donations, $1.name)
      })
  }
}

/// No donation is counted anywhere.
public struct NothingToRecognise: KhungGioError, Equatable {
  /// The folders.
  public let paths: [String]

  /// What went wrong, by a name for programs.
  public var code: String { "recognition-of-nobody" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .inputMissing }
}

/// A list of who is to be recognised.
public struct ListedRecognition: JSONDocument, Equatable {
  /// The list, with its sources.
  public let list: RecognitionList

  /// Those who were counted as one person, and are of several units.
  public func notes(in wording: Words) -> [String] {
    list.people.filter { $0.units.count > 1 }.map {
      wording.recognisedInSeveralUnits($0.identity.label, units: $0.units)
    }
  }

  /// Writes the list into a folder.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, made if need be.
  ///   - forms: the forms.
  ///   - wording: the language.
  ///   - force: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why a form cannot be made or written.
  public func write(
    into folder: String, as forms: Set<RolledUpReports.Form> = Set(RolledUpReports.Form.allCases),
    in wording: Words, force: Bool = false
  ) throws(UseCaseError) -> WrittenFiles {
    let made = RecognitionDocuments(of: list, wording: wording)
    return try DocumentFolder(at: folder).write(
      RolledUpReports.Form.allCases.filter(forms.contains), force: force
    ) {
      form throws(LetterError) in
      switch form {
      case .text: [made.text]
      case .xlsx: [try made.workbook()]
      }
    }
  }

  /// One JSON document.
  public var json: JSONValue {
    func sources(_ sources: [RecognitionList.Source]) -> JSONValue {
      .array(
        sources.map {
          .object([
            ("file", .string($0.file)), ("place", .string($0.place)), ("count", .integer($0.count)),
          ])
        })
    }
    return .object([
      ("levels", .array(list.levels.map { .integer($0) })),
      (
        "people",
        .array(
          list.people.map { person in
            .object([
              ("name", .string(person.identity.name)),
              ("birth_year", .optional(person.identity.birthYear)),
              ("units", .array(person.units.map { .string($0) })),
              ("donations", .integer(person.donations)), ("level", .optional(person.level)),
              ("sources", sources(person.sources)),
            ])
          })
      ),
      (
        "units",
        .array(
          list.units.map {
            .object([
              ("name", .string($0.name)), ("donations", .integer($0.donations)),
              ("sources", sources($0.sources)),
            ])
          })
      ),
    ])
  }
}
