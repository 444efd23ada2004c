import ArgumentParser
import DriveFiles
import Invitations
import Wording

extension LetterFormat {
  /// The formats that can be written.
  static let writable = allCases.filter { $0 != .pdf }

  /// The documents of a format; here each format meets what makes it.
  ///
  /// - Parameters:
  ///   - letters: what is told.
  ///   - texts: the words it is told in.
  /// - Returns: the documents.
  /// - Throws: why they cannot be made.
  func documents(of letters: Letters, texts: LetterTexts) throws(LetterFault) -> [Document] {
    switch self {
    case .text: return TextLetters.documents(of: letters, texts: texts)
    case .csv: return CSVLetters.documents(of: letters)
    case .xlsx: return try WorkbookLetters.documents(of: letters)
    case .html: return PageLetters.documents(of: letters, texts: texts)
    case .ics: return try CalendarLetters.documents(of: letters, texts: texts)
    case .messages: return MessageLetters.documents(of: letters, texts: texts)
    case .pdf: return []
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
    case .workbook(let words):
      Diagnostics.line(wording.fault(words))
      return ExitStatus.fault
    }
  }
}
