/// What the parts of a workbook call each other and themselves (ECMA-376, parts 1 and 2).
enum WorkbookXML {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006"
  static let contentType = "application/vnd.openxmlformats-officedocument"

  /// The name of a sheet as formulas write it.
  static func quoted(_ name: String) -> String {
    "'\(name.replacing("'", with: "''"))'"
  }
}

/// The parts of a workbook, all in memory.
struct WorkbookPackage {
  /// A part: its name in the container, and its bytes.
  typealias Part = (name: String, bytes: [UInt8])

  private let workbook: Workbook
  /// 2000-01-01: the same workbook gives the same bytes, whenever it is written.
  private static let created = "2000-01-01T00:00:00Z"

  init(_ workbook: Workbook) { self.workbook = workbook }

  /// The parts, those first that readers look for first.
  var parts: [Part] {
    var styles = StylesPart(font: workbook.font)
    var texts = TextsPart()
    let sheets = workbook.sheets.indices.map { index -> Part in
      var part = SheetPart(of: workbook, sheet: index)
      return ("xl/worksheets/sheet\(index + 1).xml", part.bytes(&styles, &texts))
    }
    return [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", rootRelations),
      ("xl/_rels/workbook.xml.rels", bookRelations),
    ] + sheets + [
      ("xl/workbook.xml", book), ("xl/sharedStrings.xml", texts.bytes),
      ("xl/styles.xml", styles.bytes), ("docProps/core.xml", coreProperties),
      ("docProps/app.xml", appProperties),
    ]
  }

  private var contentTypes: [UInt8] {
    let package = "application/vnd.openxmlformats-package"
    let sheet = "\(WorkbookXML.contentType).spreadsheetml"
    var xml = XMLWriter()
    xml.add("<Types xmlns=\"\(WorkbookXML.package)/content-types\">")
    xml.add("<Default Extension=\"rels\" ContentType=\"\(package).relationships+xml\"/>")
    xml.add("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    func add(_ part: String, _ type: String) {
      xml.add("<Override PartName=\"/\(part).xml\" ContentType=\"\(type)+xml\"/>")
    }
    add("docProps/app", "\(WorkbookXML.contentType).extended-properties")
    add("docProps/core", "\(package).core-properties")
    add("xl/styles", "\(sheet).styles")
    add("xl/workbook", "\(sheet).sheet.main")
    for number in 1...workbook.sheets.count {
      add("xl/worksheets/sheet\(number)", "\(sheet).worksheet")
    }
    add("xl/sharedStrings", "\(sheet).sharedStrings")
    xml.add("</Types>")
    return xml.bytes
  }

  private var rootRelations: [UInt8] {
    relations([
      ("\(WorkbookXML.relationships)/officeDocument", "xl/workbook.xml"),
      ("\(WorkbookXML.package)/relationships/metadata/core-properties", "docProps/core.xml"),
      ("\(WorkbookXML.relationships)/extended-properties", "docProps/app.xml"),
    ])
  }

  private var bookRelations: [UInt8] {
    let types = WorkbookXML.relationships
    return relations(
      (1...workbook.sheets.count).map { ("\(types)/worksheet", "worksheets/sheet\($0).xml") } + [
        ("\(types)/styles", "styles.xml"), ("\(types)/sharedStrings", "sharedStrings.xml"),
      ])
  }

  private func relations(_ targets: [(type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.add("<Relationships xmlns=\"\(WorkbookXML.package)/relationships\">")
    for (place, relation) in targets.enumerated() {
      xml.add(
        "<Relationship Id=\"rId\(place + 1)\" Type=\"\(relation.type)\" "
          + "Target=\"\(relation.target)\"/>")
    }
    xml.add("</Relationships>")
    return xml.bytes
  }

  private var book: [UInt8] {
    var xml = XMLWriter()
    xml.add(
      "<workbook xmlns=\"\(WorkbookXML.main)\" xmlns:r=\"\(WorkbookXML.relationships)\">"
        + "<workbookPr defaultThemeVersion=\"124226\"/><bookViews><workbookView xWindow=\"240\" "
        + "yWindow=\"15\" windowWidth=\"16095\" windowHeight=\"9660\"/></bookViews><sheets>")
    for (index, sheet) in workbook.sheets.enumerated() {
      xml.add("<sheet name=\"\(XMLWriter.escaped(sheet.name))\" sheetId=\"\(index + 1)\"")
      if sheet.isHidden { xml.add(" state=\"hidden\"") }
      xml.add(" r:id=\"rId\(index + 1)\"/>")
    }
    xml.add("</sheets>")
    let names = definedNames
    if !names.isEmpty {
      xml.add("<definedNames>")
      for name in names {
        xml.add("<definedName name=\"_xlnm.\(name.name)\" localSheetId=\"\(name.sheet)\"")
        xml.add(name.isHidden ? " hidden=\"1\">" : ">")
        xml.add(text: "\(WorkbookXML.quoted(workbook.sheets[name.sheet].name))!\(name.cells)")
        xml.add("</definedName>")
      }
      xml.add("</definedNames>")
    }
    xml.add("<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/></workbook>")
    return xml.bytes
  }

  private struct DefinedName {
    let name: String
    let sheet: Int
    let cells: String
    let isHidden: Bool
  }

  /// Filters and repeated rows are names of the workbook, too.
  private var definedNames: [DefinedName] {
    let filters = workbook.sheets.enumerated().compactMap { index, sheet in
      sheet.filter.map {
        DefinedName(
          name: "_FilterDatabase", sheet: index, cells: $0.absoluteName, isHidden: true)
      }
    }
    let titles = workbook.sheets.enumerated().compactMap { index, sheet in
      sheet.page.repeatedRows.map {
        DefinedName(
          name: "Print_Titles", sheet: index, cells: "$\($0.lowerBound + 1):$\($0.upperBound + 1)",
          isHidden: false)
      }
    }
    return filters + titles
  }

  private var coreProperties: [UInt8] {
    var xml = XMLWriter()
    xml.add(
      "<cp:coreProperties xmlns:cp=\"\(WorkbookXML.package)/metadata/core-properties\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        + "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">")
    if !workbook.title.isEmpty {
      xml.add("<dc:title>\(XMLWriter.escaped(workbook.title))</dc:title>")
    }
    let author = XMLWriter.escaped(workbook.author)
    xml.add("<dc:creator>\(author)</dc:creator>")
    xml.add("<cp:lastModifiedBy>\(author)</cp:lastModifiedBy>")
    for name in ["created", "modified"] {
      xml.add(
        "<dcterms:\(name) xsi:type=\"dcterms:W3CDTF\">\(WorkbookPackage.created)</dcterms:\(name)>")
    }
    xml.add("</cp:coreProperties>")
    return xml.bytes
  }

  private var appProperties: [UInt8] {
    var xml = XMLWriter()
    xml.add(
      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        + "extended-properties\"><Application>KhungGio</Application></Properties>")
    return xml.bytes
  }
}
