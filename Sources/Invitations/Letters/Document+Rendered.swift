import Pages
import Workbooks

extension Document {
  /// A document of a workbook.
  ///
  /// - Parameters:
  ///   - path: where it goes.
  ///   - book: the workbook.
  /// - Throws: ``LetterError/impossible(_:)``, or ``LetterError/unwritable(_:)``.
  init(path: DocumentPath, of book: Workbook) throws(LetterError) {
    do throws(WorkbookError) {
      self.init(path: path, bytes: try book.bytes())
    } catch {
      if case .unwritable(let reason) = error { throw .unwritable(reason) }
      throw .impossible(error.reason)
    }
  }

  /// A document of pages.
  ///
  /// - Parameters:
  ///   - path: where it goes.
  ///   - pages: the pages.
  /// - Throws: ``LetterError/paper(_:)``.
  init(path: DocumentPath, of pages: PagedDocument) throws(LetterError) {
    do throws(PageError) {
      self.init(path: path, bytes: try pages.bytes())
    } catch {
      throw .paper(PaperError(error))
    }
  }
}
