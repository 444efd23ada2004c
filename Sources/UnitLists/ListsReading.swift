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
  private(set) var diagnostics: [ListDiagnostic] = []
  /// The rows of each sheet.
  private(set) var rows: [[SubmittedPerson]] = []
  /// How many rows were read, of all files together.
  private var rowsRead = 0
  /// The most diagnostics that are kept.
  private static let mostDiagnostics = 20_000
  /// What was said of the columns of each unit's lists.
  private(set) var mappings: [String: [ColumnMapping]] = [:]
  /// The units that came with the lists.
  private(set) var newUnits: [ImportPlan.NewUnit] = []
  private var places: [(file: String, sheet: String?)] = []

  init(draft: DraftDrive, options: ImportOptions) {
    context = ReadingContext(
      units: draft.units, unitsMayGrow: !draft.unitsAreListed || options.makesUnits,
      kinds: draft.kinds, sessions: draft.sessions, eligibility: options.eligibility,
      people: draft.registrants, zoneMinutes: ListsReading.minutes(ahead: draft.timeZone),
      takesDeclined: options.takesDeclined, declarations: draft.declarations)
    self.options = options
    units = draft.units
    forcedUnit = options.unit.flatMap { id in draft.units.firstIndex { $0.id == id } }
  }

  /// The minutes by which the clocks of a time zone are ahead of universal time; those of Vietnam
  /// where nobody knows the zone.
  private static func minutes(ahead zone: String) -> Int {
    TimeZone(identifier: zone).map { $0.secondsFromGMT(for: Date(timeIntervalSince1970: 0)) / 60 }
      ?? 420
  }

  /// Reads one file; a second copy of an earlier one is left out.
  mutating func read(_ file: SentFile, index: Int, among files: [SentFile]) {
    if let same = files[..<index].first(where: { isCopy(file, of: $0) }) {
      diagnostics.append(
        ListDiagnostic(.sheetLeftOut, refuses: false, file: file.name, value: "= \(same.name)"))
      return
    }
    let sheets: [SentSheet]
    do throws(SentFileError) {
      sheets = try file.sheets()
    } catch {
      diagnostics.append(error.diagnostic)
      return
    }
    rowsRead += sheets.reduce(0) { $0 + $1.table.rows.count }
    guard rowsRead <= SentFile.mostRows else {
      diagnostics.append(file.tooManyRows)
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
    let hasList = readings.contains { $0.hasList }
    if !hasList, let lost = readings.first(where: { LostLetters.areIn($0.sheet.table) }) {
      diagnostics.append(
        ListDiagnostic(
          .lettersLost, file: file.name, sheet: lost.sheet.name, expected: .ofList(.allLetters),
          hint: .ofList(.saveWithLetters)))
    } else if !hasList {
      diagnostics.append(
        ListDiagnostic(
          .noHeadings, file: file.name, sheet: readings.first?.sheet.name,
          expected: .ofList(.headings), hint: .ofList(.mapColumns)))
    }
    for position in readings.indices {
      if !readings[position].hasList, hasList, !isGuide(readings[position].sheet) {
        readings[position].report(.sheetLeftOut, refuses: false)
      }
      reportHidden(&readings[position], among: readings.count)
      readings[position].readRows()
      take(readings[position])
    }
  }

  /// A hidden sheet is not read, unless it is the only one; if it has people, that is reported.
  private func reportHidden(_ reading: inout SheetReading, among count: Int) {
    guard count > 1, reading.sheet.isHidden else { return }
    var inside = reading
    inside.prepare(options, forcedUnit: forcedUnit)
    inside.readRows()
    guard !inside.people.isEmpty else { return }
    reading.report(
      .sheetHidden, refuses: false, value: "\(inside.people.count)", hint: .ofList(.showSheet))
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
    diagnostics += reading.diagnostics.prefix(
      max(0, ListsReading.mostDiagnostics - diagnostics.count))
    var people = reading.people
    for index in people.indices {
      guard let name = people[index].newUnit, !people[index].isRefused else { continue }
      people[index].unit = unit(named: name)
    }
    rows.append(people)
    var next = 0
    for (index, table) in reading.tables.enumerated() {
      let count = reading.peopleOfTables.indices.contains(index) ? reading.peopleOfTables[index] : 0
      let rows = people[next..<next + count]
      next += count
      keep(table.map, for: rows)
      let leftOut = reading.leftOut.indices.contains(index) ? reading.leftOut[index] : []
      let read = reading.rowsRead.indices.contains(index) ? reading.rowsRead[index] : []
      if table.isContinued, !found.isEmpty {
        found[found.count - 1].people += count
        found[found.count - 1].leftOut += leftOut
        found[found.count - 1].rows += read
        continue
      }
      let named = Set(rows.map(\.unit))
      let unit = named.count == 1 ? named.first : rows.isEmpty ? reading.unit : nil
      found.append(
        ImportPlan.Sheet(
          place: name(file: reading.file.name, sheet: reading.sheet.name),
          headingRow: table.map.row + 1,
          unit: unit.flatMap { units.indices.contains($0) ? units[$0].name : nil }, people: count,
          columns: reading.columns(of: index), rows: read, leftOut: leftOut,
          file: reading.fileIndex,
          tab: reading.sheet.name, errorsColumn: reading.errorsColumn,
          oldErrors: reading.oldErrors))
    }
  }

  /// Keeps what was said of columns for the units of a table: by the heading where there is one, so
  /// that it holds for lists with the columns in another order.
  private mutating func keep(_ map: HeadingMap, for rows: ArraySlice<SubmittedPerson>) {
    let ids = Set(rows.map(\.unit)).filter { units.indices.contains($0) }.map { units[$0].id }
    for (column, mapping) in map.mappings where !mapping.isSaved {
      let heading = map.headings[column]
      let kept = ColumnMapping(
        column: heading ?? CellAddress.letters(ofColumn: column), field: mapping.field,
        declaration: mapping.declaration, shape: heading == nil ? map.shape : nil, isSaved: true)
      for id in ids where mappings[id]?.contains(kept) != true {
        mappings[id, default: []].append(kept)
      }
    }
  }

  /// A unit by its name, made if it is not there yet.
  private mutating func unit(named name: String) -> Int {
    let words = Folding.words(name)
    if let known = units.firstIndex(where: {
      Folding.words($0.id) == words || Folding.words($0.name) == words
    }) {
      return known
    }
    let id = newID(words.replacing(" ", with: "-"))
    units.append(Drives.Unit(id: id, name: name))
    newUnits.append(ImportPlan.NewUnit(id: id, name: name))
    return units.count - 1
  }

  private func newID(_ text: String) -> String {
    let id = text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let start = id.isEmpty ? "unit" : String(id.prefix(60))
    var found = start
    var number = 2
    while units.contains(where: { $0.id == found }) {
      found = "\(start)-\(number)"
      number += 1
    }
    return found
  }

  private func name(file: String, sheet: String?) -> String {
    sheet.map { "\(file) › \"\($0)\"" } ?? file
  }

  /// What people call the place of a row.
  func name(of place: RowPlace) -> String {
    report(.suspectedDuplicate, at: place).place
  }

  /// A remark about a row.
  func report(
    _ code: ProblemCode, at place: RowPlace, value: String = "", hint: Hint? = nil
  ) -> ListDiagnostic {
    let (file, sheet) = places[place.sheet]
    return ListDiagnostic(
      code, refuses: false, file: file, sheet: sheet, row: place.row + 1, value: value, hint: hint)
  }
}
