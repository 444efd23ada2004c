import DriveFiles
package import Invitations
package import Wording

extension LetterError {
  /// The error in words, line by line.
  package func lines(in wording: Words) -> [String] {
    switch self {
    case .templates(let errors):
      return ProblemReport(errors.map(\.problem), wording: wording).lines(withSum: true)
    case .timeZone(let name):
      let problem = DriveFileProblem(
        code: .unknownTimeZone, file: "drive.yaml", key: "time_zone", value: name,
        expected: .oneOf(["Asia/Ho_Chi_Minh"]))
      return ProblemReport([problem], wording: wording).lines()
    case .impossible(let words), .paper(.failed(let words)): return [wording.internalError(words)]
    case .paper(.noGlyph(let character, let text, let font)):
      let code = character.unicodeScalars.first.map { String($0.value, radix: 16).uppercased() }
      return [wording.noGlyph(character, code: "U+" + (code ?? ""), text: text, font: font)]
    case .paper(.tooLong(let text)): return [wording.tooHighForPaper(text)]
    case .unwritable(let reason):
      return [wording.notWritten(LetterFormat.xlsx.rawValue, reason: reason)]
    }
  }
}

extension TemplateError {
  /// The error as a problem of a file.
  var problem: DriveFileProblem {
    func problem(_ code: ProblemCode, _ value: String = "", _ expected: Expectation? = nil)
      -> DriveFileProblem
    {
      DriveFileProblem(
        code: code, file: file, row: line, column: column, value: value, expected: expected)
    }
    switch kind {
    case .unknownTemplate(let known): return problem(.unknownTemplate, "", .oneOf(known))
    case .unknownTag(let tag, let known): return problem(.templateTag, tag, .oneOf(known))
    case .openTag(let tag): return problem(.templateSyntax, tag, .oneOf(["}}"]))
    case .openSection(let name):
      return problem(.templateSyntax, "{{#\(name)}}", .oneOf(["{{/\(name)}}"]))
    case .wrongEnd(let name, let open):
      return problem(
        .templateSyntax, "{{/\(name)}}", open.isEmpty ? nil : .oneOf(["{{/\(open)}}"]))
    case .unsupportedTag(let tag): return problem(.templateTag, tag)
    case .sectionAsText(let name):
      return problem(.templateTag, "{{\(name)}}", .oneOf(["{{#\(name)}}"]))
    case .notUTF8: return problem(.notUTF8, "", .utf8)
    case .missing: return problem(.unreadable)
    }
  }
}
