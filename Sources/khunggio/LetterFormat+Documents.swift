import ArgumentParser
import DriveFiles
import Invitations
import Wording

extension LetterFormat {
  /// The formats that can be written.
  static let writable = allCases

  /// The documents of a format; here each format meets what makes it.
  ///
  /// - Parameters:
  ///   - letters: what is told.
  ///   - texts: the words it is told in.
  ///   - codes: the codes on slips; nil where none can be made, for other formats than PDF.
  /// - Returns: the documents.
  /// - Throws: why they cannot be made.
  func documents(
    of letters: Letters, texts: LetterTexts, codes: RegistrationCodes?
  ) throws(LetterFault) -> [Document] {
    switch self {
    case .text: return TextLetters.documents(of: letters, texts: texts)
    case .csv: return CSVLetters.documents(of: letters)
    case .xlsx: return try WorkbookLetters.documents(of: letters)
    case .html: return PageLetters.documents(of: letters, texts: texts)
    case .ics: return try CalendarLetters.documents(of: letters, texts: texts)
    case .messages: return MessageLetters.documents(of: letters, texts: texts)
    case .pdf:
      guard let codes else { return [] }
      return try PaperLetters.documents(of: letters, texts: texts, codes: codes)
    }
  }
}

extension LetterFault {
  /// Tells it on standard error, and gives what to exit with.
  func told(in wording: Words) -> ExitCode {
    switch self {
    case .templates(let faults):
      ProblemReport(faults.map(\.problem), wording: wording).write(withSum: true)
      return ExitStatus.badData
    case .timeZone(let name):
      let problem = DriveFileProblem(
        code: .unknownTimeZone, file: "drive.yaml", key: "time_zone", value: name,
        expected: .oneOf(["Asia/Ho_Chi_Minh"]))
      ProblemReport([problem], wording: wording).write()
      return ExitStatus.badData
    case .impossible(let words), .paper(.failed(let words)):
      Diagnostics.line(wording.fault(words))
      return ExitStatus.fault
    case .paper(.noGlyph(let character, let text, let font)):
      let code = character.unicodeScalars.first.map { String($0.value, radix: 16).uppercased() }
      Diagnostics.line(
        wording.noGlyph(character, code: "U+" + (code ?? ""), text: text, font: font))
      return ExitStatus.badData
    case .paper(.tooLong(let text)):
      Diagnostics.line(wording.tooHighForPaper(text))
      return ExitStatus.badData
    case .unwritable(let reason):
      Diagnostics.line(wording.notWritten(LetterFormat.xlsx.rawValue, reason: reason))
      return ExitStatus.cannotWrite
    }
  }
}
