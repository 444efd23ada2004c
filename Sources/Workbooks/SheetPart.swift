/// The part of a workbook that holds a sheet (ECMA-376, part 1, section 18.3), with its elements in
/// the order that the schema asks for.
struct SheetPart {
  private let sheet: Worksheet
  private let index: Int
  private let names: [String]
  private var xml = XMLWriter()

  /// The usual width of a digit and the room beside it in pixels: column widths are whole pixels.
  private static let (digitPixels, edgePixels) = (7.0, 5.0)
  private static let millimetresPerInch = 25.4
  private static let paperA4 = 9

  /// A sheet of a workbook.
  ///
  /// - Parameters:
  ///   - workbook: the workbook.
  ///   - index: the sheet, from 0.
  init(of workbook: Workbook, sheet index: Int) {
    sheet = workbook.sheets[index]
    names = workbook.sheets.map(\.name)
    self.index = index
  }

  /// The bytes of the part.
  ///
  /// - Parameters:
  ///   - styles: takes the styles of the cells.
  ///   - texts: takes their texts.
  /// - Returns: the bytes.
  mutating func bytes(_ styles: inout StylesPart, _ texts: inout TextsPart) -> [UInt8] {
    xml.add(
      "<worksheet xmlns=\"\(WorkbookXML.main)\" xmlns:r=\"\(WorkbookXML.relationships)\">")
    if sheet.page.fitsWidth {
      xml.add("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
    }
    let cells = mergedCells()
    addViews()
    xml.add("<sheetFormatPr defaultRowHeight=\"15\"/>")
    addColumns(&styles)
    addRows(cells, &styles, &texts)
    if let filter = sheet.filter { xml.add("<autoFilter ref=\"\(filter.name)\"/>") }
    if !sheet.merges.isEmpty {
      xml.add("<mergeCells count=\"\(sheet.merges.count)\">")
      for merge in sheet.merges { xml.add("<mergeCell ref=\"\(merge.name)\"/>") }
      xml.add("</mergeCells>")
    }
    addChoices()
    addPage()
    xml.add("</worksheet>")
    return xml.bytes
  }

  /// The cells row by row; every cell of a merge looks like its first.
  private func mergedCells() -> [[Cell]] {
    var cells = sheet.rows.map(\.cells)
    for merge in sheet.merges {
      while cells.count <= merge.to.row { cells.append([]) }
      let first =
        cells[merge.from.row].indices.contains(merge.from.column)
        ? cells[merge.from.row][merge.from.column].style : CellStyle()
      for row in merge.from.row...merge.to.row {
        for column in merge.from.column...merge.to.column {
          while cells[row].count <= column { cells[row].append(Cell()) }
          let isFirst = row == merge.from.row && column == merge.from.column
          if !isFirst || cells[row][column].content == .empty {
            cells[row][column] = Cell(isFirst ? cells[row][column].content : .empty, first)
          }
        }
      }
    }
    return cells
  }

  private mutating func addViews() {
    let selected = index == 0 ? " tabSelected=\"1\"" : ""
    xml.add("<sheetViews><sheetView\(selected) workbookViewId=\"0\"")
    let (rows, columns) = (sheet.frozenRows, sheet.frozenColumns)
    guard rows > 0 || columns > 0 else { return xml.add("/></sheetViews>") }
    let corner = CellAddress(row: rows, column: columns).name
    let pane = rows == 0 ? "topRight" : columns == 0 ? "bottomLeft" : "bottomRight"
    xml.add("><pane")
    if columns > 0 { xml.add(" xSplit=\"\(columns)\"") }
    if rows > 0 { xml.add(" ySplit=\"\(rows)\"") }
    xml.add(" topLeftCell=\"\(corner)\" activePane=\"\(pane)\" state=\"frozen\"/>")
    if rows > 0, columns > 0 {
      let right = CellAddress(row: 0, column: columns).name
      let below = CellAddress(row: rows, column: 0).name
      xml.add("<selection pane=\"topRight\" activeCell=\"\(right)\" sqref=\"\(right)\"/>")
      xml.add("<selection pane=\"bottomLeft\" activeCell=\"\(below)\" sqref=\"\(below)\"/>")
    }
    xml.add("<selection pane=\"\(pane)\"/></sheetView></sheetViews>")
  }

  private mutating func addColumns(_ styles: inout StylesPart) {
    guard !sheet.columns.isEmpty else { return }
    xml.add("<cols>")
    for (place, column) in sheet.columns.enumerated() {
      let pixels = (column.width * SheetPart.digitPixels).rounded() + SheetPart.edgePixels
      let width = (pixels / SheetPart.digitPixels * 256).rounded(.down) / 256
      xml.add("<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(XMLWriter.number(width))\"")
      if let style = column.style { xml.add(" style=\"\(styles.index(of: style))\"") }
      if column.isHidden { xml.add(" hidden=\"1\"") }
      xml.add(" customWidth=\"1\"/>")
    }
    xml.add("</cols>")
  }

  private mutating func addRows(
    _ cells: [[Cell]], _ styles: inout StylesPart, _ texts: inout TextsPart
  ) {
    xml.add("<sheetData>")
    for (row, cells) in cells.enumerated() {
      let height = sheet.rows.indices.contains(row) ? sheet.rows[row].height : nil
      let shown = cells.enumerated().filter { _, cell in
        cell.content != .empty || cell.style != CellStyle()
      }
      guard !shown.isEmpty || height != nil else { continue }
      xml.add("<row r=\"\(row + 1)\"")
      if let height { xml.add(" ht=\"\(XMLWriter.number(height))\" customHeight=\"1\"") }
      if sheet.rows.indices.contains(row), sheet.rows[row].isHidden { xml.add(" hidden=\"1\"") }
      guard !shown.isEmpty else {
        xml.add("/>")
        continue
      }
      xml.add(">")
      for (column, cell) in shown {
        xml.add(
          "<c r=\"\(CellAddress(row: row, column: column).name)\" s=\"\(styles.index(of: cell.style))\""
        )
        switch cell.content {
        case .empty, .text(""): xml.add("/>")
        case .text(let text): xml.add(" t=\"s\"><v>\(texts.index(of: text))</v></c>")
        case .number(let number): xml.add("><v>\(XMLWriter.number(number))</v></c>")
        }
      }
      xml.add("</row>")
    }
    xml.add("</sheetData>")
  }

  private mutating func addChoices() {
    guard !sheet.choices.isEmpty else { return }
    xml.add("<dataValidations count=\"\(sheet.choices.count)\">")
    for choice in sheet.choices {
      xml.add("<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\"")
      if !choice.allowsOthers { xml.add(" showErrorMessage=\"1\"") }
      if !choice.prompt.isEmpty { xml.add(" prompt=\"\(XMLWriter.escaped(choice.prompt))\"") }
      xml.add(" sqref=\"\(choice.cells.name)\"><formula1>")
      xml.add(text: "\(WorkbookXML.quoted(names[choice.sheet]))!\(choice.list.absoluteName)")
      xml.add("</formula1></dataValidation>")
    }
    xml.add("</dataValidations>")
  }

  private mutating func addPage() {
    let page = sheet.page
    let inches = { (millimetres: Double) in
      XMLWriter.number(millimetres / SheetPart.millimetresPerInch)
    }
    xml.add(
      "<pageMargins left=\"\(inches(page.margins.left))\" right=\"\(inches(page.margins.right))\" "
        + "top=\"\(inches(page.margins.top))\" bottom=\"\(inches(page.margins.bottom))\" "
        + "header=\"0.3\" footer=\"0.3\"/>")
    xml.add("<pageSetup paperSize=\"\(SheetPart.paperA4)\"")
    if page.fitsWidth { xml.add(" fitToHeight=\"0\"") }
    xml.add(" orientation=\"\(page.isLandscape ? "landscape" : "portrait")\"/>")
    if !page.header.isEmpty || !page.footer.isEmpty {
      xml.add("<headerFooter>")
      if !page.header.isEmpty {
        xml.add("<oddHeader>\(XMLWriter.escaped(page.header))</oddHeader>")
      }
      if !page.footer.isEmpty {
        xml.add("<oddFooter>\(XMLWriter.escaped(page.footer))</oddFooter>")
      }
      xml.add("</headerFooter>")
    }
    guard !page.pageBreaks.isEmpty else { return }
    let count = page.pageBreaks.count
    xml.add("<rowBreaks count=\"\(count)\" manualBreakCount=\"\(count)\">")
    for row in page.pageBreaks {
      xml.add("<brk id=\"\(row)\" max=\"\(CellAddress.mostColumns - 1)\" man=\"1\"/>")
    }
    xml.add("</rowBreaks>")
  }
}

/// The part that holds the texts of all cells, each once.
struct TextsPart {
  private var indices: [String: Int] = [:]
  private var texts: [String] = []
  private var uses = 0

  /// Where a text stands in the part.
  mutating func index(of text: String) -> Int {
    uses += 1
    if let known = indices[text] { return known }
    indices[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The bytes of the part.
  var bytes: [UInt8] {
    var xml = XMLWriter()
    xml.add(
      "<sst xmlns=\"\(WorkbookXML.main)\" count=\"\(uses)\" uniqueCount=\"\(texts.count)\">")
    for text in texts {
      let isBlank = { (scalar: Unicode.Scalar?) in
        scalar.map { " \t\n".unicodeScalars.contains($0) }
      }
      let keeps =
        isBlank(text.unicodeScalars.first) == true || isBlank(text.unicodeScalars.last) == true
      xml.add(keeps ? "<si><t xml:space=\"preserve\">" : "<si><t>")
      xml.add(text: text)
      xml.add("</t></si>")
    }
    xml.add("</sst>")
    return xml.bytes
  }
}
