import Foundation
import Wording
import Yams

/// Turns the bytes of a YAML file into nodes that know their places, whatever is wrong with them.
enum YAMLDocument {
  /// A drive of ten thousand sessions has less.
  static let mostBytes = 16 << 20

  /// Letters of no language, which stand in for the second of two equal keys, each for one, so
  /// that reading can go on.
  static let secondKeyLetters: ClosedRange<Unicode.Scalar> = "\u{F0000}"..."\u{FFFFD}"

  /// How much text is read again, all rounds together, to find more keys that stand twice.
  private static let mostReadAgain = 1 << 20

  /// The root of a document, or nil with the reason in the log.
  static func root(of bytes: [UInt8], named file: String, log: inout ProblemLog) -> Node? {
    guard !InputFile.isUTF16(bytes), var text = String(validating: bytes, as: UTF8.self) else {
      log.add(notUTF8(bytes, named: file))
      return nil
    }
    guard !hasNestedAliasesAsKeys(text) else {
      log.add(DriveFileProblem(code: .syntax, file: file, expected: .plainKeys))
      return nil
    }
    var letters = secondKeyLetters.lowerBound.value
    // Each round renames all but the first of one key. A large document is not read often.
    for _ in 0..<min(100, 3 + mostReadAgain / max(1, bytes.count)) {
      do {
        guard let root = try Yams.Parser(yaml: text, encoding: .utf8).singleRoot() else {
          log.add(DriveFileProblem(code: .emptyList, file: file, expected: .mapping))
          return nil
        }
        return root
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let name = names.first ?? ""
        let places = DuplicateKey.places(
          of: name, after: context.mark, in: text,
          most: Int(secondKeyLetters.upperBound.value - letters))
        let first = Hint.first(file: file, row: context.mark.line)
        for place in places {
          log.add(
            DriveFileProblem(
              code: .duplicateKey, file: file, row: place.row, column: place.column, key: name,
              expected: .once, hint: first))
        }
        guard !places.isEmpty else {
          log.add(
            DriveFileProblem(
              code: .duplicateKey, file: file, row: context.mark.line, column: context.mark.column,
              key: name, expected: .once, hint: first))
          return nil
        }
        let start = letters
        text = DuplicateKey.replacing(places, in: text) { index in
          Unicode.Scalar(start + UInt32(index)) ?? secondKeyLetters.lowerBound
        }
        letters += UInt32(places.count)
      } catch {
        log.add(syntaxProblem(error, in: text, named: file))
        return nil
      }
    }
    return nil
  }

  /// Whether a key was put in the place of a second one.
  static func isSecondKey(_ name: String) -> Bool {
    guard let letter = name.unicodeScalars.first else { return false }
    return name.unicodeScalars.count == 1 && secondKeyLetters.contains(letter)
  }

  private static func notUTF8(_ bytes: [UInt8], named file: String) -> DriveFileProblem {
    let row = firstLineThatIsNotUTF8(bytes)
    return DriveFileProblem(
      code: .notUTF8, file: file, row: row.number, value: row.text, expected: .utf8,
      hint: .saveAsUTF8(guess: bytes.withUnsafeBufferPointer(EncodingGuess.of)))
  }

  private static func firstLineThatIsNotUTF8(_ bytes: [UInt8]) -> (number: Int, text: String) {
    guard !InputFile.isUTF16(bytes) else { return (1, "") }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where String(validating: line, as: UTF8.self) == nil {
      let text = String(decoding: line, as: UTF8.self)
      return (index + 1, text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return (1, "")
  }

  private static func syntaxProblem(
    _ error: any Error, in text: String, named file: String
  ) -> DriveFileProblem {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      let line =
        text.split(separator: "\n", omittingEmptySubsequences: false)
        .dropFirst(mark.line - 1).first.map(String.init) ?? ""
      return DriveFileProblem(
        code: .syntax, file: file, row: mark.line, column: mark.column,
        value: line.trimmingCharacters(in: .whitespacesAndNewlines), expected: .parser(problem),
        hint: line.prefix { $0 == " " || $0 == "\t" }.contains("\t") ? .spacesNotTabs : nil)
    case YamlError.reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      return DriveFileProblem(
        code: .syntax, file: file, row: before.count { $0.isNewline } + 1,
        column: (before.lastIndex { $0.isNewline }.map { before[$0...].count } ?? before.count + 1),
        expected: .parser(problem))
    default:
      return DriveFileProblem(code: .syntax, file: file, expected: .parser("\(error)"))
    }
  }

  /// How many words begin with a star outside of quotes, or look like it.
  private static func aliasCount(_ text: String) -> Int {
    var count = 0
    var before = UInt8(ascii: "\n")
    var last = before
    for byte in text.utf8 {
      if last == UInt8(ascii: "*"), " \n\t[,{".utf8.contains(before), byte > 0x20 { count += 1 }
      (before, last) = (last, byte)
    }
    return count
  }

  /// Whether keys with aliases inside could grow without bounds when compared: the one thing a
  /// small document can do to make its reading endless.
  private static func hasNestedAliasesAsKeys(_ text: String) -> Bool {
    guard aliasCount(text) > 16 else { return false }
    return text.contains(/\?\s|[\]\}]\s*:\s|\*[^\s,\[\]{}"']+\s*:\s/)
  }
}
