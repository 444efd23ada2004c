public import Diagnostics
import DriveFiles
public import Drives
import Foundation
public import Invitations
import Plans
public import Wording

/// Reckons what a drive needs to buy and to pay, from `supplies.csv` in its folder and its plan.
public struct ReckonSupplies: UseCase {
  /// The drive.
  public var drive: OpenDrive
  /// The plan's file; nil for the drive's own, or for everyone on the lists where there is none.
  public var plan: String?
  /// With what probability what is ordered is enough for those who come, 0.5 up to below 1.
  public var certainty = 0.95
  /// How many volunteers there are; nil where nobody said.
  public var volunteers: Int?
  /// The shares of the volumes of blood units, by ml; they are taken as parts of their sum.
  public var volumes: [Int: Double] = [:]
  /// The language; nil for the drive's own.
  public var language: Language?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Reckoning for a drive.
  ///
  /// - Parameter drive: the drive.
  public init(_ drive: OpenDrive) { self.drive = drive }

  /// Reckons. Who comes, and who gives blood, are independent draws with the rates of the drive; those
  /// for whom slots keep room (`reserve`) come, and give blood with the drive's general rate.
  ///
  /// - Parameter context: not used.
  /// - Returns: the list.
  /// - Throws: ``SuppliesError``, or every problem of the file.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ReckonedSupplies {
    guard
      FileManager.default.fileExists(
        atPath: drive.url.appendingPathComponent(SuppliesFile.name).path)
    else { throw UseCaseError(SuppliesError.missing) }
    let file: SuppliesFile
    do throws(DriveFileProblems) {
      file = try SuppliesFile(in: drive.url, language: language ?? drive.drive.language)
    } catch {
      throw UseCaseError(error)
    }
    let shares = volumes.values.reduce(0, +)
    for item in file.items {
      if case .bloodUnit(.some) = item.basis, shares <= 0 {
        throw UseCaseError(SuppliesError.needsVolumes)
      }
      if item.basis == .volunteer, volunteers == nil {
        throw UseCaseError(SuppliesError.needsVolunteers)
      }
    }
    let basis = try basis()
    let rows = file.items.map { item in
      let exact = item.amount * Double(people(item.basis, basis, shares))
      // What falls short of a whole number by rounding alone is that number.
      let needed = Int((exact - 1e-9).rounded(.up))
      return SupplyList.Row(
        name: item.name, unit: item.unit, basis: item.basis,
        quantity: (max(0, needed) + item.pack - 1) / item.pack * item.pack, price: item.price,
        floor: item.floor, note: item.note)
    }
    return ReckonedSupplies(
      list: SupplyList(
        drive: drive.drive.name, organizer: drive.drive.organizer, basis: basis, rows: rows))
  }

  private func basis() throws(UseCaseError) -> SupplyList.Basis {
    let drive = drive.drive
    var invited = Array(drive.registrants.places)
    if plan != nil || self.drive.isPlanned {
      invited = try self.drive.readPlan(plan, notice: notice).file.assignments.map(\.registrant)
    } else {
      notice(.noPlanYet)
    }
    let rates = invited.map { drive.rates(of: drive.registrants[$0]) }
    let reserved = drive.turnout.reserveRates
    let walkIns = drive.sessions.reduce(0) { $0 + $1.reservedPeople }
    func most(_ probabilities: [Double], walkIns probability: Double) -> Int {
      let all = probabilities + [Double](repeating: probability, count: walkIns)
      let groups = Dictionary(grouping: all) { $0 }.sorted { $0.key < $1.key }
      return PoissonBinomial(
        groups.map { PoissonBinomial.Group(count: $0.value.count, probability: $0.key) }
      ).quantile(certainty)
    }
    var units = most(
      rates.map(\.expectedBloodUnits), walkIns: reserved.expectedBloodUnits)
    // No more are given than the hospital takes.
    let ceilings = drive.sessions.compactMap(\.bloodUnits.ceiling)
    if ceilings.count == drive.sessions.count {
      units = min(units, Int(ceilings.reduce(0, +)))
    }
    return SupplyList.Basis(
      invited: invited.count, walkIns: walkIns,
      present: most(rates.map(\.show), walkIns: reserved.show),
      bloodUnits: units, certainty: certainty, volunteers: volunteers)
  }

  /// For how many an item is.
  private func people(_ item: Words.SupplyBasis, _ basis: SupplyList.Basis, _ shares: Double) -> Int
  {
    switch item {
    case .invited: basis.invited
    case .present: basis.present
    case .bloodUnit(nil): basis.bloodUnits
    case .bloodUnit(let volume?):
      Int((Double(basis.bloodUnits) * (volumes[volume] ?? 0) / shares - 1e-9).rounded(.up))
    case .volunteer: volunteers ?? 0
    case .fixed: 1
    }
  }

  /// Begins the file with items that most drives need, to be changed.
  ///
  /// - Returns: the file written.
  /// - Throws: why it cannot be written, or that there is one.
  public func begin() throws(UseCaseError) -> WrittenFiles {
    let words = Words(language: language ?? drive.drive.language)
    do throws(OutputError) {
      try SuppliesFile.write(
        words.usualSupplies.map { usual in
          SuppliesFile.Item(
            name: usual.name, unit: usual.unit, basis: usual.basis, pack: usual.pack,
            price: usual.price, floor: usual.floor, note: usual.note)
        }, in: drive.url)
    } catch {
      throw UseCaseError(error)
    }
    return WrittenFiles(folder: drive.path, files: [SuppliesFile.name])
  }
}

/// Why supplies cannot be reckoned.
public enum SuppliesError: KhungGioError, Equatable {
  /// The drive has no file of supplies.
  case missing
  /// Some items are for a volume of blood, whose share nobody said.
  case needsVolumes
  /// Some items are for volunteers, whose number nobody said.
  case needsVolunteers

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .missing: "supplies-missing"
    case .needsVolumes: "supplies-without-volumes"
    case .needsVolunteers: "supplies-without-volunteers"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .missing: .inputMissing
    case .needsVolumes, .needsVolunteers: .usage
    }
  }
}

/// What a drive needs to buy and to pay.
public struct ReckonedSupplies: JSONDocument, Equatable {
  /// The list.
  public let list: SupplyList

  /// Writes the list into a folder, in every form or in none.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, made if need be.
  ///   - forms: the forms.
  ///   - wording: the language.
  ///   - force: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why a form cannot be made or written.
  public func write(
    into folder: String, as forms: Set<MakeReport.Form> = Set(MakeReport.Form.allCases),
    in wording: Words, force: Bool = false
  ) throws(UseCaseError) -> WrittenFiles {
    let made = SupplyDocuments(of: list, wording: wording)
    return try DocumentFolder(at: folder).write(
      forms.sorted { $0.rawValue < $1.rawValue }, force: force
    ) {
      form throws(LetterError) in
      switch form {
      case .text: [made.text]
      case .xlsx: [try made.workbook()]
      case .pdf: [try made.paper()]
      }
    }
  }

  /// One JSON document.
  public var json: JSONValue {
    let basis = list.basis
    let walkIns: [(key: String, value: JSONValue)] =
      basis.walkIns > 0 ? [("walk_ins", .integer(basis.walkIns))] : []
    return .object(
      [("invited", .integer(basis.invited))] + walkIns + [
        ("present", .integer(basis.present)),
        ("blood_units", .integer(basis.bloodUnits)), ("certainty", .number(basis.certainty)),
        ("volunteers", .optional(basis.volunteers)), ("sum", .integer(list.sum)),
        (
          "items",
          .array(
            list.rows.map { row in
              .object([
                ("item", .string(row.name)), ("unit", .string(row.unit)),
                ("per", .string(row.basis.written)), ("quantity", .integer(row.quantity)),
                ("price", .optional(row.price)), ("cost", .optional(row.cost)),
                ("below_floor", .bool(row.isBelowFloor)),
              ])
            })
        ),
      ])
  }
}
