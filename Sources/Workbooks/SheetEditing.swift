/// Puts marks into the part of a sheet.
struct SheetEditing {
  private let marks: SheetMarks
  private var tags: XMLTags

  init(_ marks: SheetMarks, _ bytes: [UInt8]) {
    self.marks = marks
    tags = XMLTags(bytes)
  }

  /// The part with its marks.
  ///
  /// - Parameter styles: gives coloured styles.
  /// - Returns: the bytes of the part.
  /// - Throws: that it is in an encoding no workbook uses.
  func edited(_ styles: inout MarkedStyles) throws(WorkbookError) -> [UInt8] {
    guard !tags.bytes.starts(with: [0xFF, 0xFE]), !tags.bytes.starts(with: [0xFE, 0xFF]) else {
      throw .damaged(part: marks.sheet.part, reason: "UTF-16")
    }
    let addresses = Set(marks.texts.keys).union(marks.cells)
    let open = Dictionary(grouping: addresses, by: \.row).mapValues { $0.map(\.column).sorted() }
    var tags = tags
    var edits = Edits(tags.bytes)
    var (row, column) = (-1, -1)
    var wanted: [Int] = []
    while let tag = tags.next() {
      if tags.is(tag, "row") {
        if tag.isEnd {
          edits.insert(cells(wanted, row, tags.prefix(of: tag), &styles), at: tag.range.lowerBound)
          wanted = []
          continue
        }
        (row, column) = (tags.integer("r", in: tag).map { $0 - 1 } ?? row + 1, -1)
        wanted = open[row] ?? []
        if !wanted.isEmpty, tag.isWhole {
          let prefix = String(decoding: tags.prefix(of: tag), as: UTF8.self)
          let inside = cells(wanted, row, tags.prefix(of: tag), &styles)
          edits.replace(
            tag.range.upperBound - 2..<tag.range.upperBound, with: ">\(inside)</\(prefix)row>")
          wanted = []
        }
      } else if tags.is(tag, "c"), !tag.isEnd {
        column =
          tags.value(of: "r", in: tag).flatMap { CellAddress(bytes: tags.bytes[$0]) }?.column
          ?? column + 1
        let before = wanted.prefix { $0 < column }
        wanted.removeFirst(before.count)
        edits.insert(
          cells(Array(before), row, tags.prefix(of: tag), &styles), at: tag.range.lowerBound)
        guard wanted.first == column else { continue }
        wanted.removeFirst()
        edit(tag, CellAddress(row: row, column: column), &tags, &edits, &styles)
      }
    }
    return edits.finished()
  }

  /// Marks a cell that is there.
  private func edit(
    _ tag: XMLTags.Tag, _ address: CellAddress, _ tags: inout XMLTags, _ edits: inout Edits,
    _ styles: inout MarkedStyles
  ) {
    if marks.texts[address] != nil {
      var end = tag
      while !tag.isWhole, let next = tags.next() {
        end = next
        if next.isEnd, tags.is(next, "c") { break }
      }
      edits.replace(
        tag.range.lowerBound..<end.range.upperBound,
        with: cell(address, tags.prefix(of: tag), &styles))
    } else if let style = styles.marked(tags.integer("s", in: tag) ?? 0) {
      edits.setAttribute("s", "\(style)", of: tag, tags)
    }
  }

  private func cells(
    _ columns: [Int], _ row: Int, _ prefix: [UInt8], _ styles: inout MarkedStyles
  ) -> String {
    var text = ""
    for column in columns {
      text += cell(CellAddress(row: row, column: column), prefix, &styles)
    }
    return text
  }

  /// A cell that is not there yet.
  private func cell(
    _ address: CellAddress, _ prefix: [UInt8], _ styles: inout MarkedStyles
  ) -> String {
    let prefix = String(decoding: prefix, as: UTF8.self)
    let style =
      marks.cells.contains(address) ? styles.marked(0).map { " s=\"\($0)\"" } ?? "" : ""
    guard let text = marks.texts[address], !text.isEmpty else {
      return "<\(prefix)c r=\"\(address.name)\"\(style)/>"
    }
    return "<\(prefix)c r=\"\(address.name)\"\(style) t=\"inlineStr\"><\(prefix)is>"
      + "<\(prefix)t xml:space=\"preserve\">\(XMLWriter.escaped(text))</\(prefix)t>"
      + "</\(prefix)is></\(prefix)c>"
  }
}
