import Drives
import Pages
import Wording

/// Letters on paper, in PDF: for each unit a letter to sign with the annex of names, and slips to
/// cut apart; for each session the check-in list for the table at the door.
public enum PaperLetters {
  /// The documents. Letters about changes have no check-in list, which needs everyone.
  ///
  /// - Parameters:
  ///   - letters: the letters.
  ///   - texts: the words of the letters.
  ///   - codes: what the QR codes of slips hold.
  ///   - door: where phones open the door: the QR codes then are links to it; nil for the codes alone.
  /// - Returns: a letter per unit, then slips per unit, then a list per session.
  /// - Throws: ``LetterError/paper(_:)``.
  public static func documents(
    of letters: Letters, texts: LetterTexts, codes: RegistrationCodes, door: DoorAddress? = nil
  ) throws(LetterError) -> [Document] {
    do throws(PageError) {
      var names = DocumentNames(in: "pdf")
      var documents: [Document] = []
      for unit in letters.units {
        let paper = UnitPaper(of: unit, in: letters, texts: texts)
        documents.append(
          Document(
            path: names.path(for: unit.id, ending: ".pdf"), bytes: try paper.document.bytes()))
      }
      var slipNames = DocumentNames(in: "pdf", "slips")
      for unit in letters.units {
        let slips = Slips(of: unit, in: letters, texts: texts, codes: codes, door: door)
        guard let document = slips.document else { continue }
        documents.append(
          Document(
            path: slipNames.path(for: unit.id, ending: ".pdf"), bytes: try document.bytes()))
      }
      guard !letters.tellsChanges else { return documents }
      var listNames = DocumentNames(in: "pdf", "check-in")
      for (session, document) in CheckInPaper.all(of: letters) {
        documents.append(
          Document(
            path: listNames.path(for: letters.sessions[session].id, ending: ".pdf"),
            bytes: try document.bytes()))
      }
      return documents
    } catch {
      throw .paper(PaperError(error))
    }
  }
}

/// Why something cannot be printed on paper.
public enum PaperError: Error, Equatable, Sendable {
  /// The font has no glyph for a character of a text.
  case noGlyph(character: String, text: String, font: String)
  /// A text is too long for a page; with its beginning.
  case tooLong(text: String)
  /// The libraries failed; with their words.
  case failed(String)

  init(_ error: PageError) {
    switch error {
    case .noGlyph(let character, let text, let font):
      self = .noGlyph(character: character, text: text, font: font)
    case .tooHigh(let text), .noCode(let text): self = .tooLong(text: text)
    case .failed(let reason): self = .failed(reason)
    }
  }
}
