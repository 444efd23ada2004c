/// Where a container holds the parts of its workbook.
struct WorkbookParts {
  let sheets: [WorkbookFile.Sheet]
  let sharedTexts: String?
  let styles: String?
  let counts1904: Bool

  /// Finds the parts by following the relations from the container's root.
  ///
  /// - Parameter archive: the container.
  /// - Throws: ``WorkbookError/notAWorkbook`` where it holds something else, or why it cannot be
  ///   read.
  init(of archive: borrowing ZipArchive) throws(WorkbookError) {
    let root = Relations(part: "_rels/.rels", folder: "", budget: archive.budget)
    guard archive.has("_rels/.rels") else { throw .notAWorkbook }
    try XMLPart.read("_rels/.rels", of: archive, root)
    guard let book = root.target(ofType: "/officeDocument"), archive.has(book) else {
      throw .notAWorkbook
    }
    if book.hasPrefix("word/") { throw .otherKind("Word") }
    if book.hasPrefix("ppt/") { throw .otherKind("PowerPoint") }
    if book.hasSuffix(".bin") { throw .otherKind("Excel .xlsb") }
    let names = SheetEntries(part: book, budget: archive.budget)
    try XMLPart.read(book, of: archive, names)
    guard names.isWorkbook else { throw .notAWorkbook }
    let (folder, file) = Relations.split(book)
    let part = "\(folder)_rels/\(file).rels"
    let relations = Relations(part: part, folder: folder, budget: archive.budget)
    try XMLPart.read(part, of: archive, relations)
    sheets = names.entries.compactMap { entry in
      // Charts have tabs, too, but no cells.
      guard let relation = relations.relations[entry.relation],
        relation.type.hasSuffix("/worksheet")
      else { return nil }
      return WorkbookFile.Sheet(name: entry.name, isHidden: entry.isHidden, part: relation.target)
    }
    // Each sheet has a part of its own; several on one would be read again and again.
    var parts: Set<String> = []
    for sheet in sheets where !parts.insert(sheet.part.lowercased()).inserted {
      throw .damaged(part: sheet.part, reason: "two sheets share it")
    }
    sharedTexts = relations.target(ofType: "/sharedStrings").flatMap {
      archive.has($0) ? $0 : nil
    }
    styles = relations.target(ofType: "/styles").flatMap { archive.has($0) ? $0 : nil }
    counts1904 = names.counts1904
  }
}

/// What one part of a container says of others.
private final class Relations: XMLPartHandler {
  private(set) var error: WorkbookError?
  private(set) var relations: [String: (type: String, target: String)] = [:]
  private let part: String
  private let folder: String
  private let budget: ReadingBudget

  /// Relations of a part in a folder, which ends in `/` or is empty.
  init(part: String, folder: String, budget: ReadingBudget) {
    self.part = part
    self.folder = folder
    self.budget = budget
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.is("Relationship"), let id = attributes.text("Id"),
      let type = attributes.text("Type"), let target = attributes.text("Target"),
      attributes.text("TargetMode") != "External"
    else { return }
    guard
      budget.keep(
        SheetEntries.entryBytes + id.utf8.count + type.utf8.count + target.utf8.count)
    else {
      error = budget.error(part)
      return
    }
    relations[id] = (type, Relations.resolved(target, in: folder))
  }

  func end(_ name: XMLName) {}
  func text(_ piece: UnsafeBufferPointer<UInt8>) {}

  /// The part that a relation of some type leads to; of several, the one named first by id.
  func target(ofType ending: String) -> String? {
    relations.sorted { $0.key < $1.key }.first { $0.value.type.hasSuffix(ending) }?.value.target
  }

  /// The name of a part without `.` and `..`.
  private static func resolved(_ target: String, in folder: String) -> String {
    var steps: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/")
    where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  /// The folder of a part, with its `/`, and the rest of its name.
  static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }
}

/// What the workbook part says of its sheets.
private final class SheetEntries: XMLPartHandler {
  private(set) var error: WorkbookError?
  private(set) var entries: [(name: String, isHidden: Bool, relation: String)] = []
  private(set) var isWorkbook = false
  private(set) var counts1904 = false
  private let part: String
  private let budget: ReadingBudget
  /// What an entry takes beside its texts.
  static let entryBytes = 256
  /// More sheets than any office has.
  private static let mostSheets = 1000

  init(part: String, budget: ReadingBudget) {
    self.part = part
    self.budget = budget
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.is("workbook") {
      isWorkbook = true
    } else if name.is("workbookPr") {
      counts1904 = attributes.isTrue("date1904")
    } else if name.is("sheet"), let relation = attributes.text("id") {
      let state = attributes.text("state") ?? "visible"
      guard entries.count < SheetEntries.mostSheets else {
        error = .damaged(part: part, reason: "more than \(SheetEntries.mostSheets) sheets")
        return
      }
      let bytes = SheetEntries.entryBytes + (attributes.bytes("name")?.count ?? 0)
      guard budget.keep(bytes) else {
        error = budget.error(part)
        return
      }
      entries.append((attributes.text("name") ?? "", state != "visible", relation))
    }
  }

  func end(_ name: XMLName) {}
  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
}
