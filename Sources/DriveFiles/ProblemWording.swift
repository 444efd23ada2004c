import Drives
import Wording

/// An error of a drive's part as a kind of problem, with what was expected instead.
struct ProblemWording {
  var code: ProblemCode
  /// As written in the file, or where nothing is, as the drive has it.
  var value: String
  var expected: Expectation?
  var hint: Hint?

  init(_ error: DriveProblem.Kind, written: String) {
    value = written
    switch error {
    case .empty: (code, expected) = (.emptyList, .something)
    case .outside(_, let bounds): (code, expected) = (.outOfRange, .range(bounds.text))
    case .duplicate(let id, _): (code, value, expected) = (.duplicateIdentifier, id, .once)
    case .badIdentifier: (code, expected) = (.badIdentifier, .identifier)
    case .emptyInterval(let from, let to):
      (code, value, expected) = (.emptyInterval, written.isEmpty ? to : written, .laterThan(from))
    case .overlapsRow: code = .overlappingShifts
    case .noSlotFits(let stay, let slotMinutes):
      (code, expected) = (.noSlotFits, .roomForASlot(stay: stay, slotMinutes: slotMinutes))
    case .secondDeferringStage(let first):
      (code, expected) = (.secondDeferringStage, .onlyStage(first))
    case .unknownZone(let zone, let known):
      (code, value, expected) = (.unknownZone, zone, .oneOf(known + [CrowdLimit.everywhere]))
      hint = NearestName.of(zone, among: known).map(Hint.didYouMean)
    case .badZone: (code, expected) = (.missingValue, .text)
    case .noSuchSlot: code = .pinNoSlot
    case .noSuchPart: code = .missingValue
    case .pinOutsideAvailability: code = .pinOutsideAvailability
    case .pinOutsideUnitWindow: code = .pinOutsideUnitWindow
    case .pinOfHeldBack: code = .pinOfHeldBack
    case .pinApartFromCompanion: code = .pinApartFromCompanion
    case .partsAddUpTo(let sum): (code, value, expected) = (.mixtureParts, "\(sum)", .range("1"))
    case .mixtureInMixture: (code, expected) = (.wrongType, .distribution)
    case .reserveBreaks(let breach):
      (code, expected) = (
        .reserveBreaksRule,
        .reserve(
          most: breach.mostPerSlot, rule: breach.rule.rawValue, subject: breach.subject,
          slot: breach.slot.map(ClockTime.text), at: breach.minute.map(ClockTime.text))
      )
    }
  }
}

extension RegistrantLists {
  /// A field of a registrant's row.
  struct Place {
    let file: String
    let row: Int
    let column: Int?
    /// As written; empty where the file has no such column.
    let value: String
  }

  /// Where a column of a registrant stands, read again from the file.
  func place(of registrant: RegistrantIndex, column: String) -> Place {
    guard let file = self.file(of: registrant) else {
      return Place(file: DriveFolder.listsName, row: 1, column: nil, value: "")
    }
    let row = rows[registrant.rawValue]
    let number = file.columnNumbers[column]
    let value = file.bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(list: buffer, at: Int(row.offset))
      guard let number, scanner.next(), scanner.fields.indices.contains(number - 1) else {
        return ""
      }
      return scanner.text(of: scanner.fields[number - 1]) ?? ""
    }
    return Place(file: file.name, row: Int(row.line), column: number, value: value)
  }

  /// The list that has a registrant, found by halving.
  private func file(of registrant: RegistrantIndex) -> File? {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if files[middle].first <= registrant.rawValue { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? files[low - 1] : nil
  }

  /// What units.csv says of a unit, under the name of a column.
  func fieldText(_ column: String, of unit: Unit) -> String {
    switch column {
    case "id": return unit.id
    case "quota": return unit.quota.map(String.init) ?? ""
    case "staff": return unit.staff.map(String.init) ?? ""
    case "asked_percent": return unit.askedPercent?.written ?? ""
    case "from": return unit.from.map(ClockTime.text) ?? ""
    case "to": return unit.to.map(ClockTime.text) ?? ""
    case "max_away": return unit.maxAway?.written ?? ""
    case "preferred": return unit.preferred.map { ClockTime.text($0.start) } ?? ""
    default: return ""
    }
  }
}
