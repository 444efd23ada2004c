import Identities
public import Wording
import Workbooks

/// A list of who is to be recognised, as text and as a workbook.
public struct RecognitionDocuments {
  private let list: RecognitionList
  private let wording: Words

  /// Documents of a list.
  ///
  /// - Parameters:
  ///   - list: the list.
  ///   - wording: the language.
  public init(of list: RecognitionList, wording: Words) {
    self.list = list
    self.wording = wording
  }

  /// The tables in 80 columns, without the sources of each number.
  public var lines: [String] { [people, units].text(wording) }

  /// The text as a file.
  public var text: Document {
    Document(path: path(".txt"), text: lines.joined(separator: "\n") + "\n")
  }

  /// The workbook: people, units, and the source of each number.
  ///
  /// - Returns: the document.
  /// - Throws: why it cannot be made.
  public func workbook() throws(LetterError) -> Document {
    let book = Workbook(
      title: wording.recognitionTitle(.people), author: "",
      sheets: TableSheet.sheets(
        of: [people, units, sources], drive: "", organizer: "", wording: wording))
    return try Document(path: path(".xlsx"), of: book)
  }

  private func path(_ ending: StaticString) -> DocumentPath {
    var names = DocumentNames()
    return names.path(for: wording.recognitionFile, ending: ending)
  }

  private func table(
    _ kind: Words.RecognitionTable, _ columns: [Words.RecognitionColumn],
    _ rows: [[ReportTable.Entry]], notes: [String] = []
  ) -> ReportTable {
    ReportTable(
      title: wording.recognitionTitle(kind),
      columns: columns.map {
        ReportTable.Column(heading: wording.recognitionHeading($0), isText: $0.isText)
      }, rows: rows, notes: notes, tab: wording.recognitionTitle(kind))
  }

  private var people: ReportTable {
    table(
      .people, [.number, .name, .birthYear, .unit, .donations, .level],
      list.recognised.enumerated().map { index, person in
        [
          .count(index + 1), .text(TextWidth.printable(person.identity.name)),
          // A year is no number that is grouped.
          .text(person.identity.birthYear.map(String.init) ?? ""),
          .text(person.units.map(TextWidth.printable).joined(separator: "; ")),
          .count(person.donations), .count(person.level),
        ]
      },
      notes: [
        wording.recognitionSum(list.recognised.count, of: list.people.count, levels: list.levels)
      ])
  }

  private var units: ReportTable {
    table(
      .units, [.number, .unit, .donations],
      list.units.enumerated().map { index, unit in
        [.count(index + 1), .text(TextWidth.printable(unit.name)), .count(unit.donations)]
      })
  }

  private var sources: ReportTable {
    func rows(_ name: String, _ unit: String, _ sources: [RecognitionList.Source])
      -> [[ReportTable.Entry]]
    {
      sources.map {
        [
          .text(TextWidth.printable(name)), .text(TextWidth.printable(unit)), .count($0.count),
          .text(TextWidth.printable($0.file)), .text(TextWidth.printable($0.place)),
        ]
      }
    }
    return table(
      .sources, [.name, .unit, .donations, .file, .place],
      list.people.flatMap {
        rows($0.identity.label, $0.units.joined(separator: "; "), $0.sources)
      } + list.units.flatMap { rows("", $0.name, $0.sources) })
  }
}
