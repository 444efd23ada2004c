import Drives
import Pages
public import Wording

/// What a drive needs, as text, as a workbook, and on paper to be signed.
public struct SupplyDocuments {
  private let list: SupplyList
  private let wording: Words

  /// Documents of a list.
  ///
  /// - Parameters:
  ///   - list: the list.
  ///   - wording: the language.
  public init(of list: SupplyList, wording: Words) {
    self.list = list
    self.wording = wording
  }

  /// The tables in 80 columns.
  public var lines: [String] { list.tables(wording).text(wording) }

  /// The text as a file.
  public var text: Document {
    Document(path: path(".txt"), text: lines.joined(separator: "\n") + "\n")
  }

  /// The workbook, a sheet for each table.
  ///
  /// - Returns: the document.
  /// - Throws: why it cannot be made.
  public func workbook() throws(LetterError) -> Document {
    try Document(
      path: path(".xlsx"),
      of: TableSheet.workbook(
        of: list.tables(wording), drive: list.drive, organizer: list.organizer, wording: wording))
  }

  /// The tables on paper, each with the head of an official letter and a place to sign.
  ///
  /// - Returns: the document.
  /// - Throws: why it cannot be made.
  public func paper() throws(LetterError) -> Document {
    let organizer = TextWidth.printable(list.organizer)
    var document = PagedDocument(
      title: "\(wording.supplyTitles.budget) – \(TextWidth.printable(list.drive))",
      author: organizer, language: wording.language.rawValue, margins: .report)
    document.running.numbering = .letter
    let head = LetterHead(
      organizer: organizer.isEmpty ? wording.theOrganizers : organizer, wording: wording,
      number: wording.reportNumber)
    for (index, table) in list.tables(wording).enumerated() {
      if index > 0 { document.blocks.append(.pageBreak) }
      document.blocks += head.blocks + [.space(14)]
      document.blocks += TablePaper.blocks(of: table, wording, size: 11)
      document.blocks += [.space(20), Signature(wording: wording, isFinal: true).block]
    }
    return try Document(path: path(".pdf"), of: document)
  }

  private func path(_ ending: StaticString) -> DocumentPath {
    var names = DocumentNames()
    return names.path(for: wording.suppliesFile, ending: ending)
  }
}
