import Wording
import Workbooks

/// Finds the unit of a whole sheet: what stands above the headings, the tab, the name of the file.
struct SheetUnit {
  /// What is known of the unit of a sheet.
  enum Found: Equatable {
    /// It is this one.
    case known(Int)
    /// It is one that the drive does not know; the text that names it, and where that stands.
    case unknown(String, row: Int?, column: Int?)
    /// It may be one of several.
    case unclear([Int], row: Int?)
    /// Nothing names it.
    case none
  }

  private let context: ReadingContext
  private(set) var found = Found.none
  /// Whether it is said outright: `Đơn vị: …`.
  private(set) var isSaidOutright = false
  /// What a unit that the drive does not know would be called.
  private(set) var newName: String?

  private struct Title {
    let text: String
    let row: Int
    let column: Int
  }

  private static let labels: Set<String> = [
    "don vi", "unit", "co quan", "truong", "ten don vi", "don vi dang ky", "ten co quan",
    "ten truong", "don vi cong tac", "co quan don vi", "organisation", "organization", "school",
    "company", "cong ty", "don vi tham gia", "ten cong ty",
  ]
  /// Titles that begin so name others than whoever sends the list.
  private static let recipients = [
    "kinh gui", "noi nhan", "can cu", "theo ", "thuc hien", "to ", "dear", "dia diem", "tai ",
    "thoi gian", "cong hoa", "doc lap", "ban to chuc", "dia chi", "gui ",
  ]

  init(
    _ sheet: SentSheet, titles rows: Range<Int>, file: SentFile, context: ReadingContext
  ) {
    self.context = context
    var titles: [Title] = []
    for row in sheet.table.rows where rows.contains(row.number) {
      for cell in sheet.table.cells(of: row) {
        guard case .text(let text) = cell.value else { continue }
        // One cell may hold several lines of a letterhead.
        for line in text.split(whereSeparator: \.isNewline) {
          let tidied = String(line).tidied
          guard !tidied.isEmpty else { continue }
          titles.append(Title(text: tidied, row: row.number, column: Int(cell.column)))
        }
      }
    }
    let tab = SheetUnit.isUsual(sheet.name ?? "") ? nil : sheet.name
    if context.unitsMayGrow {
      newName = label(in: titles)?.text ?? letterhead(in: titles)?.text ?? tab ?? file.stem
    }
    decide(titles, tab: tab, stem: file.stem)
  }

  /// Whether a tab has the name that programs give it.
  private static func isUsual(_ name: String) -> Bool {
    let usual: Set<String> = [
      "", "sheet", "trang tinh", "trang", "danh sach", "list", "ds", "form responses",
      "cau tra loi bieu mau", "table", "bang",
    ]
    let words = Folding.words(name).split(separator: " ").joined(separator: " ")
    let bare = words.reversed().drop { $0.isNumber || $0 == " " }.reversed()
    return usual.contains(String(bare))
  }

  private mutating func decide(_ titles: [Title], tab: String?, stem: String) {
    // `Đơn vị: …` says it outright.
    if let label = label(in: titles) {
      isSaidOutright = true
      switch context.finder.unit(named: label.text) {
      case .one(let unit), .likely(let unit): found = .known(unit)
      case .several(let units): found = .unclear(units, row: label.row)
      case .none: found = .unknown(label.text, row: label.row, column: label.column)
      }
      return
    }
    let named = [tab, stem].compactMap { $0 }.map { unit(inFileName: $0) }
    let lines = titles.filter { title in
      let folded = Folding.words(title.text) + " "
      return !SheetUnit.recipients.contains { folded.hasPrefix($0) }
    }
    let whole = lines.compactMap { line in
      context.finder.unit(titled: line.text).unit.map { (unit: $0, line: line) }
    }
    for unit in named {
      if case .one(let index) = unit {
        found = .known(index)
        return
      }
    }
    // Whoever sends a list stands below those it is part of; further below may be one that the
    // drive does not know.
    if let last = whole.last {
      let finder = context.finder
      let lower = lines.filter { $0.row > last.line.row && !isTitleOfList($0.text) }
      if let unit = lower.compactMap({ finder.unit(inside: $0.text).unit }).last {
        found = .known(unit)
      } else if let below = letterhead(in: lines), below.row > last.line.row {
        found = .unknown(below.text, row: below.row, column: below.column)
      } else {
        found = .known(last.unit)
      }
      return
    }
    let naming = lines.compactMap { line in
      context.finder.unit(inside: line.text).unit.map { (unit: $0, line: line) }
    }
    let inside = Set(naming.map(\.unit)).sorted()
    // Below the authority that is over it may stand a school that the drive does not know.
    if let last = naming.last?.line, let below = letterhead(in: lines), below.row > last.row {
      found = .unknown(below.text, row: below.row, column: below.column)
    } else if inside.count == 1 {
      found = .known(inside[0])
    } else if inside.count > 1 {
      found = .unclear(inside, row: lines.first?.row)
    }
    if found == .none, case .several(let units)? = named.first(where: { $0 != .none }) {
      found = .unclear(units, row: nil)
    }
  }

  /// The unit that the name of a file or a tab names; what stands after `gửi` gets the list.
  private func unit(inFileName name: String) -> UnitFinder.Found {
    switch context.finder.unit(inside: name) {
    case .likely(let unit): return .one(unit)
    case .several(let units):
      let recipient = #/(?i)(?:gửi|gui|to)\s+(.+?)(?:\s+[-–_]\s+|_|$)/#
      guard let gui = name.firstMatch(of: recipient) else { return .several(units) }
      let rest = name[..<gui.range.lowerBound] + " " + name[gui.range.upperBound...]
      let found = context.finder.unit(inside: String(rest))
      return found.unit.map { .one($0) } ?? .several(units)
    case let found: return found
    }
  }

  /// `Đơn vị: Trường Mầm non 3`, in one cell or in two.
  private func label(in titles: [Title]) -> Title? {
    for (index, title) in titles.enumerated() {
      let parts = title.text.split(separator: ":", maxSplits: 1)
      guard let first = parts.first, title.text.contains(":"),
        SheetUnit.labels.contains(Folding.words(String(first)))
      else { continue }
      if parts.count == 2, String(parts[1]).contains(where: \.isLetter) {
        let value = String(parts[1]).trimmingSpaces.filter { $0 != "…" }
        let bare = value.replacing(#/\.{2,}/#, with: "").trimmingSpaces
        if !bare.isEmpty { return Title(text: bare, row: title.row, column: title.column) }
      }
      if index + 1 < titles.count, titles[index + 1].row == title.row { return titles[index + 1] }
    }
    return nil
  }

  /// The last line above the title of the list that looks like the name of an organisation.
  private func letterhead(in titles: [Title]) -> Title? {
    titles.last { title in
      let folded = Folding.words(title.text)
      guard !folded.hasPrefix("danh sach"), !folded.hasPrefix("cong hoa"), title.text.count <= 80,
        !folded.contains("hien mau")
      else { return false }
      return RowWords.kind(of: SheetUnit.withoutUnion(title.text)) == .organisation
    }
  }

  private func isTitleOfList(_ text: String) -> Bool {
    Folding.words(text).hasPrefix("danh sach")
  }

  /// `Trường Tiểu học 1` of `Công đoàn Trường Tiểu học 1`.
  private static func withoutUnion(_ text: String) -> String {
    let unions = [
      "cong doan co so", "cong doan", "chi doan", "doan thanh nien", "chi bo", "dang bo",
    ]
    let folded = Folding.words(text)
    guard let union = unions.first(where: { folded.hasPrefix($0 + " ") }) else { return text }
    let count = union.split(separator: " ").count
    return text.split(separator: " ").dropFirst(count).joined(separator: " ")
  }
}
