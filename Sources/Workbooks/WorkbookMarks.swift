import Foundation

/// What is to be seen in a sheet beside what stands there already.
public struct SheetMarks: Sendable {
  /// The sheet.
  public let sheet: WorkbookFile.Sheet
  /// Texts to put into cells, in the place of what they hold.
  public var texts: [CellAddress: String] = [:]
  /// Cells to be coloured.
  public var cells: Set<CellAddress> = []

  /// No marks yet.
  public init(on sheet: WorkbookFile.Sheet) { self.sheet = sheet }
}

extension WorkbookFile {
  /// The most bytes of sheets that are marked: each is in memory as it was and as it becomes.
  private static let mostMarked = 50_000_000

  /// The workbook with marks. Everything else of it stays as it is, byte by byte.
  ///
  /// - Parameter marks: the marks, sheet by sheet.
  /// - Returns: the bytes of the file.
  /// - Throws: why it cannot be marked.
  public func marked(_ marks: [SheetMarks]) throws(WorkbookError) -> [UInt8] {
    var styles = MarkedStyles(
      try stylesPart.map { (part) throws(WorkbookError) in
        try bytes(ofPart: part)
      })
    var parts: [(name: String, bytes: [UInt8])] = []
    var total = 0
    for mark in marks {
      let part = try bytes(ofPart: mark.sheet.part)
      total += part.count
      guard total <= WorkbookFile.mostMarked else {
        throw .tooLarge(
          part: mark.sheet.part, megabytes: total / 1_000_000,
          most: WorkbookFile.mostMarked / 1_000_000)
      }
      let editing = SheetEditing(mark, part)
      parts.append((mark.sheet.part, try editing.edited(&styles)))
    }
    if let name = stylesPart, let bytes = styles.finished() { parts.append((name, bytes)) }
    let file = try RegularFile(path: url.path)
    let container = try file.bytes(at: 0, count: file.size)
    return try ZipWriter.bytes(of: container, replacing: parts)
  }
}

/// The styles of a workbook, with coloured ones added for marked cells.
struct MarkedStyles {
  private let tags: XMLTags?
  /// The new style of each style that is marked.
  private var marked: [Int: Int] = [:]
  private var order: [Int] = []
  private var styles: [Range<Int>] = []
  private var fills: (tag: XMLTags.Tag, end: Int, count: Int)?
  private var cells: (tag: XMLTags.Tag, end: Int)?

  private static let fill =
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/>"
    + "<bgColor indexed=\"64\"/></patternFill></fill>"

  init(_ bytes: [UInt8]?) {
    tags = bytes.map { XMLTags($0) }
    guard var tags else { return }
    var open: (fills: XMLTags.Tag?, cells: XMLTags.Tag?) = (nil, nil)
    var count = 0
    var style: Int?
    while let tag = tags.next() {
      if tags.is(tag, "fills") {
        if let first = open.fills, tag.isEnd { fills = (first, tag.range.lowerBound, count) }
        open.fills = tag.isEnd ? nil : tag
      } else if tags.is(tag, "fill"), open.fills != nil, !tag.isEnd {
        count += 1
      } else if tags.is(tag, "cellXfs") {
        if let first = open.cells, tag.isEnd { cells = (first, tag.range.lowerBound) }
        open.cells = tag.isEnd ? nil : tag
      } else if tags.is(tag, "xf"), open.cells != nil {
        if tag.isEnd {
          if let start = style { styles.append(start..<tag.range.upperBound) }
        } else if tag.isWhole {
          styles.append(tag.range)
        }
        style = tag.isEnd ? nil : tag.range.lowerBound
      }
    }
  }

  /// The coloured sister of a style; nil where the workbook has no styles to add to.
  mutating func marked(_ style: Int) -> Int? {
    guard fills != nil, cells != nil, styles.indices.contains(style) else { return nil }
    if let known = marked[style] { return known }
    marked[style] = styles.count + order.count
    order.append(style)
    return marked[style]
  }

  /// The part with the styles that were asked for; nil where none was.
  func finished() -> [UInt8]? {
    guard let tags, let fills, let cells, !order.isEmpty else { return nil }
    let bytes = tags.bytes
    let prefix = String(decoding: tags.prefix(of: fills.tag), as: UTF8.self)
    let fill = MarkedStyles.fill.replacingOccurrences(of: "</", with: "</\(prefix)")
      .replacingOccurrences(of: #"<(\w)"#, with: "<\(prefix)$1", options: .regularExpression)
    var edits = Edits(bytes)
    edits.insert(fill, at: fills.end)
    edits.setAttribute("count", "\(fills.count + 1)", of: fills.tag, tags)
    edits.setAttribute("count", "\(styles.count + order.count)", of: cells.tag, tags)
    for style in order {
      var copy = XMLTags(Array(bytes[styles[style]]))
      guard let tag = copy.next() else { continue }
      var change = Edits(copy.bytes)
      change.setAttribute("fillId", "\(fills.count)", of: tag, copy)
      change.setAttribute("applyFill", "1", of: tag, copy)
      edits.insert(String(decoding: change.finished(), as: UTF8.self), at: cells.end)
    }
    return edits.finished()
  }
}

/// Changes of bytes, by their original positions.
struct Edits {
  private let bytes: [UInt8]
  private var changes: [(range: Range<Int>, text: [UInt8])] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func insert(_ text: String, at place: Int) { replace(place..<place, with: text) }

  mutating func replace(_ range: Range<Int>, with text: String) {
    changes.append((range, Array(text.utf8)))
  }

  /// Gives a tag an attribute, or another value for it.
  mutating func setAttribute(
    _ name: StaticString, _ value: String, of tag: XMLTags.Tag, _ tags: XMLTags
  ) {
    if let range = tags.value(of: name, in: tag) {
      replace(range, with: value)
    } else {
      insert(" \(name)=\"\(value)\"", at: tag.name.upperBound)
    }
  }

  /// The bytes after all changes; those at one place follow in the order they were made.
  func finished() -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    let ordered = changes.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, change) in ordered {
      if change.range.lowerBound > position {
        result += bytes[position..<change.range.lowerBound]
      }
      result += change.text
      position = max(position, change.range.upperBound)
    }
    return result + bytes[position...]
  }
}
