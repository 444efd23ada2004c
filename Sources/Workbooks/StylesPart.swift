/// The part of a workbook that says how cells look (ECMA-376, part 1, section 18.8).
struct StylesPart {
  private let font: String
  private var indices: [CellStyle: Int] = [:]
  private var fonts = Pieces()
  private var fills = Pieces()
  private var borders = Pieces()
  private var formats = Pieces()
  private var cells = Pieces()

  /// The first number that formats of a workbook's own have.
  private static let firstFormat = 164

  /// Pieces of XML, each once, by their places.
  private struct Pieces {
    private(set) var pieces: [String] = []
    private var indices: [String: Int] = [:]

    mutating func index(of piece: String) -> Int {
      if let known = indices[piece] { return known }
      indices[piece] = pieces.count
      pieces.append(piece)
      return pieces.count - 1
    }
  }

  /// No styles but the one that every workbook begins with.
  ///
  /// - Parameter font: the font of all others.
  init(font: String) {
    self.font = font
    _ = fonts.index(of: "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>")
    // Spreadsheets take the first two for these, whatever stands there.
    _ = fills.index(of: "<patternFill patternType=\"none\"/>")
    _ = fills.index(of: "<patternFill patternType=\"gray125\"/>")
    _ = borders.index(of: "<left/><right/><top/><bottom/><diagonal/>")
    _ = cells.index(of: "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>")
  }

  /// Where a style stands in the part.
  mutating func index(of style: CellStyle) -> Int {
    if let known = indices[style] { return known }
    let format =
      style.numberFormat.map { StylesPart.firstFormat + formats.index(of: $0) } ?? 0
    let font = fonts.index(of: fontXML(style))
    let fill = style.fill.map { fills.index(of: StylesPart.fillXML($0)) } ?? 0
    let border = style.hasBorder ? borders.index(of: StylesPart.borderXML) : 0
    var xml = "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"\(fill)\" "
    xml += "borderId=\"\(border)\" xfId=\"0\""
    if style.numberFormat != nil { xml += " applyNumberFormat=\"1\"" }
    xml += " applyFont=\"1\""
    if style.fill != nil { xml += " applyFill=\"1\"" }
    if style.hasBorder { xml += " applyBorder=\"1\"" }
    xml += " applyAlignment=\"1\"><alignment"
    if let alignment = style.alignment { xml += " horizontal=\"\(alignment)\"" }
    xml += " vertical=\"center\""
    if style.indent > 0 { xml += " indent=\"\(min(style.indent, 250))\"" }
    if style.wraps { xml += " wrapText=\"1\"" }
    let index = cells.index(of: xml + "/></xf>")
    indices[style] = index
    return index
  }

  private func fontXML(_ style: CellStyle) -> String {
    (style.isBold ? "<b/>" : "") + (style.isItalic ? "<i/>" : "")
      + "<sz val=\"\(XMLWriter.number(style.size))\"/>"
      + (style.color.map { "<color rgb=\"\(StylesPart.argb($0))\"/>" } ?? "")
      + "<name val=\"\(XMLWriter.escaped(font))\"/><family val=\"2\"/>"
  }

  private static func fillXML(_ color: UInt32) -> String {
    "<patternFill patternType=\"solid\"><fgColor rgb=\"\(argb(color))\"/>"
      + "<bgColor indexed=\"64\"/></patternFill>"
  }

  private static let borderXML =
    ["left", "right", "top", "bottom"].map {
      "<\($0) style=\"thin\"><color auto=\"1\"/></\($0)>"
    }.joined() + "<diagonal/>"

  /// A colour 0xRRGGBB as workbooks write it, opaque.
  private static func argb(_ color: UInt32) -> String {
    let digits = String(color & 0xFFFFFF, radix: 16, uppercase: true)
    return "FF" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The bytes of the part.
  var bytes: [UInt8] {
    var xml = XMLWriter()
    func add(_ name: String, _ pieces: [String], around piece: (String) -> String) {
      xml.add("<\(name) count=\"\(pieces.count)\">\(pieces.map(piece).joined())</\(name)>")
    }
    xml.add("<styleSheet xmlns=\"\(WorkbookXML.main)\">")
    let numbered = formats.pieces.enumerated().map { place, code in
      "<numFmt numFmtId=\"\(StylesPart.firstFormat + place)\" "
        + "formatCode=\"\(XMLWriter.escaped(code))\"/>"
    }
    if !numbered.isEmpty { add("numFmts", numbered) { $0 } }
    add("fonts", fonts.pieces) { "<font>\($0)</font>" }
    add("fills", fills.pieces) { "<fill>\($0)</fill>" }
    add("borders", borders.pieces) { "<border>\($0)</border>" }
    xml.add(
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>")
    xml.add("</cellStyleXfs>")
    add("cellXfs", cells.pieces) { $0 }
    xml.add("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>")
    xml.add("</cellStyles><dxfs count=\"0\"/></styleSheet>")
    return xml.bytes
  }
}
