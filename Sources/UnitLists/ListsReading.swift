import DriveFiles
import Drives
import Foundation
import Wording
import Workbooks

/// Reads the lists, one after the other.
struct ListsReading {
  private let context: ReadingContext
  private let options: ImportOptions
  private let forcedUnit: Int?
  /// The units: those of the drive, and those that came with the lists where they may.
  private(set) var units: [Drives.Unit]
  /// What was found, sheet by sheet.
  private(set) var found: [ImportPlan.Sheet] = []
  private(set) var remarks: [ListRemark] = []
  /// The rows of each sheet.
  private(set) var rows: [[SubmittedPerson]] = []
  /// How many rows were read, of all files together.
  private var rowsRead = 0
  /// The most remarks that are kept.
  private static let mostRemarks = 20_000
  private var places: [(file: String, sheet: String?)] = []

  init(frame: DriveFrame, options: ImportOptions) {
    context = ReadingContext(
      units: frame.units, unitsMayGrow: !frame.unitsAreListed, kinds: frame.kinds,
      sessions: frame.sessions, eligibility: options.eligibility)
    self.options = options
    units = frame.units
    forcedUnit = options.unit.flatMap { id in frame.units.firstIndex { $0.id == id } }
  }

  /// Reads one file; a second copy of an earlier one is left out.
  mutating func read(_ file: SentFile, index: Int, among files: [SentFile]) {
    if let same = files[..<index].first(where: { isCopy(file, of: $0) }) {
      remarks.append(
        ListRemark(.sheetLeftOut, refuses: false, file: file.name, value: "= \(same.name)"))
      return
    }
    let sheets: [SentSheet]
    do throws(SentFileFault) {
      sheets = try file.sheets()
    } catch {
      remarks.append(error.remark)
      return
    }
    rowsRead += sheets.reduce(0) { $0 + $1.table.rows.count }
    guard rowsRead <= SentFile.mostRows else {
      remarks.append(file.tooManyRows)
      return
    }
    var readings = sheets.enumerated().map { offset, sheet in
      SheetReading(
        sheet, of: file, fileIndex: index, sheetIndex: rows.count + offset, context: context)
    }
    for position in readings.indices
    where readings.count == 1 || !isGuide(readings[position].sheet) {
      readings[position].prepare(options, forcedUnit: forcedUnit)
    }
    let hasList = readings.contains { $0.map != nil }
    if !hasList {
      remarks.append(
        ListRemark(
          .noHeadings, file: file.name, sheet: readings.first?.sheet.name,
          expected: .ofList(.headings), hint: .ofList(.mapColumns)))
    }
    for position in readings.indices {
      if readings[position].map == nil, hasList, !isGuide(readings[position].sheet) {
        readings[position].remark(.sheetLeftOut, refuses: false)
      }
      readings[position].readRows()
      take(readings[position])
    }
  }

  private func isCopy(_ file: SentFile, of other: SentFile) -> Bool {
    // Pipes and devices are no copies of anything, and might never end.
    let sizes = [file, other].map { sent -> Int? in
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: sent.url.resolvingSymlinksInPath().path)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
      return (attributes?[.size] as? NSNumber)?.intValue
    }
    return sizes[0] != nil && sizes[0] == sizes[1]
      && FileManager.default.contentsEqual(atPath: file.url.path, andPath: other.url.path)
  }

  /// Sheets that hold no list: empty, hidden, or a guide of a template.
  private func isGuide(_ sheet: SentSheet) -> Bool {
    sheet.isHidden || sheet.table.rows.isEmpty
      || ["huong dan", "guide", "danh muc", "choices"].contains(Folding.words(sheet.name ?? ""))
  }

  private mutating func take(_ reading: SheetReading) {
    places.append((reading.file.name, reading.sheet.name))
    // Whoever has more has one problem: the list. Rows that are refused are counted all the same.
    remarks += reading.remarks.prefix(max(0, ListsReading.mostRemarks - remarks.count))
    var people = reading.people
    for index in people.indices {
      guard let name = people[index].newUnit, !people[index].isRefused else { continue }
      people[index].unit = unit(named: name)
    }
    rows.append(people)
    guard let map = reading.map else { return }
    let named = Set(people.map(\.unit))
    let unit = reading.unit ?? (named.count == 1 ? named.first : nil)
    found.append(
      ImportPlan.Sheet(
        place: name(file: reading.file.name, sheet: reading.sheet.name), headingRow: map.row + 1,
        unit: unit.flatMap { units.indices.contains($0) ? units[$0].name : nil },
        people: people.count, file: reading.fileIndex, tab: reading.sheet.name,
        faultsColumn: reading.faultsColumn, oldFaults: reading.oldFaults))
  }

  /// A unit by its name, made if it is not there yet.
  private mutating func unit(named name: String) -> Int {
    let words = Folding.words(name)
    if let known = units.firstIndex(where: {
      Folding.words($0.id) == words || Folding.words($0.name) == words
    }) {
      return known
    }
    units.append(Drives.Unit(id: words.replacing(" ", with: "-")))
    return units.count - 1
  }

  private func name(file: String, sheet: String?) -> String {
    sheet.map { "\(file) › \"\($0)\"" } ?? file
  }

  /// What people call the place of a row.
  func name(of place: RowPlace) -> String {
    remark(.suspectedDuplicate, at: place).place
  }

  /// A remark about a row.
  func remark(
    _ code: ProblemCode, at place: RowPlace, value: String = "", hint: Hint? = nil
  ) -> ListRemark {
    let (file, sheet) = places[place.sheet]
    return ListRemark(
      code, refuses: false, file: file, sheet: sheet, row: place.row + 1, value: value, hint: hint)
  }
}
