import Invitations

extension LetterFormat {
  /// The documents of a format; here each format meets what makes it.
  ///
  /// - Parameters:
  ///   - letters: the letters.
  ///   - texts: the words of the letters.
  ///   - codes: the codes on slips; nil where none can be made, for other formats than PDF.
  ///   - door: where phones open the door, for links on slips; nil for codes alone.
  /// - Returns: the documents.
  /// - Throws: why they cannot be made.
  func documents(
    of letters: Letters, texts: LetterTexts, codes: RegistrationCodes?, door: DoorAddress?
  ) throws(LetterError) -> [Document] {
    switch self {
    case .text: return TextLetters.documents(of: letters, texts: texts)
    case .csv: return CSVLetters.documents(of: letters)
    case .xlsx: return try WorkbookLetters.documents(of: letters)
    case .html: return PageLetters.documents(of: letters, texts: texts)
    case .ics: return try CalendarLetters.documents(of: letters, texts: texts)
    case .messages: return MessageLetters.documents(of: letters, texts: texts)
    case .timetable: return try TimetableLetters.documents(of: letters)
    case .pdf:
      guard let codes else { return [] }
      return try PaperLetters.documents(of: letters, texts: texts, codes: codes, door: door)
    }
  }
}
