import Drives
import Pages
import Wording

/// The timetable in every form that is read, printed or edited: text, CSV, a workbook, paper, a page.
/// What is written as CSV or workbook can be read back as a plan.
public enum TimetableLetters {
  /// The timetable.
  ///
  /// - Parameter letters: the letters.
  /// - Returns: a document for each form; none for letters about changes, which are not for everybody,
  ///   or where nobody is invited.
  /// - Throws: a ``LetterError``.
  public static func documents(of letters: Letters) throws(LetterError) -> [Document] {
    guard !letters.tellsChanges else { return [] }
    let timetable = Timetable(of: letters)
    guard !timetable.rows.isEmpty else { return [] }
    // One name, and an ending for each form.
    func path(_ ending: StaticString) -> DocumentPath {
      var names = DocumentNames(in: "timetable")
      return names.path(for: letters.wording.timetableFile, ending: ending)
    }
    return [
      Document(path: path(".txt"), text: text(of: timetable)),
      Document(path: path(".csv"), text: rows(of: timetable)),
      try Document(
        path: path(".xlsx"),
        of: TableSheet.workbook(
          of: [timetable.table], drive: letters.drive, organizer: letters.organizer,
          wording: letters.wording)),
      Document(path: path(".pdf"), bytes: try paper(of: timetable)),
      Document(
        path: path(".html"),
        text: TablePage.text(
          of: timetable.table, organizer: letters.organizer, title: letters.drive,
          wording: letters.wording, isDraft: !letters.edition.isFinal)),
    ]
  }

  private static func text(of timetable: Timetable) -> String {
    let (table, letters) = (timetable.table, timetable.source)
    var lines = TextWidth.wrapped(letters.organizer, to: TextWidth.page) + [""]
    lines += Layout.heading(table.title)
    lines += table.lines.flatMap { TextWidth.wrapped($0, to: TextWidth.page) } + [""]
    lines += TableText(table, wording: letters.wording).lines + [""]
    lines += table.notes.flatMap { TextWidth.wrapped($0, to: TextWidth.page) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func rows(of timetable: Timetable) -> String {
    let (table, wording) = (timetable.table, timetable.source.wording)
    var made = LetterTable()
    made.add(table.columns.map(\.heading))
    for row in table.rows { made.add(row.map { $0.text(wording) }) }
    return made.text
  }

  /// The sizes of letters that are tried, in points, until everything stands on one page.
  private static let sizes = [13, 12, 11, 10, 9, 8, 7.0]

  private static func paper(of timetable: Timetable) throws(LetterError) -> [UInt8] {
    let letters = timetable.source
    do throws(PageError) {
      var document = page(timetable, size: sizes[0])
      for size in sizes {
        document = page(timetable, size: size)
        if try document.pageCount() == 1 { break }
      }
      document.running.numbering = try document.pageCount() == 1 ? .none : .foot
      if !letters.edition.isFinal { document.running.mark = letters.wording.draft }
      return try document.bytes()
    } catch {
      throw .paper(PaperError(error))
    }
  }

  private static func page(_ timetable: Timetable, size: Double) -> PagedDocument {
    let letters = timetable.source
    var document = PagedDocument(
      title: "\(letters.wording.timetableTitle) – \(letters.drive)", author: letters.organizer,
      language: letters.wording.language.rawValue, margins: .report)
    // What says that it is a draft stands at the head of the page.
    var table = timetable.table
    table.lines.removeAll { $0 == letters.wording.draft }
    document.blocks = [
      .text(letters.organizer, .plain(min(13, size + 1)), .centered()), .space(size / 2),
    ]
    document.blocks += TablePaper.blocks(of: table, letters.wording, size: size)
    return document
  }
}
