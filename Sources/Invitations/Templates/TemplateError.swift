/// An error at a place of a template.
public struct TemplateError: Error, Equatable, Sendable {
  /// The file.
  public let file: String
  /// The line, from 1; nil for the whole file.
  public let line: Int?
  /// The character of the line, from 1.
  public let column: Int?
  /// What is wrong.
  public let kind: Kind

  /// What can be wrong with a template.
  public enum Kind: Equatable, Sendable {
    /// There is no template of that name; with those there are.
    case unknownTemplate(known: [String])
    /// A tag names nothing that could stand there; with what could.
    case unknownTag(String, known: [String])
    /// A tag that is never closed with `}}`.
    case openTag(String)
    /// A section that is never closed.
    case openSection(String)
    /// A section is closed that is not the open one; with the open one, empty for none.
    case wrongEnd(String, open: String)
    /// A tag of a kind that templates cannot use.
    case unsupportedTag(String)
    /// A list or a condition is used as text.
    case sectionAsText(String)
    /// The file or folder cannot be read.
    case missing
    /// Text that is not UTF-8.
    case notUTF8
  }

  /// An error.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - line: the line, from 1.
  ///   - column: the character of the line, from 1.
  ///   - kind: what is wrong.
  public init(file: String, line: Int?, column: Int?, kind: Kind) {
    self.file = file
    self.line = line
    self.column = column
    self.kind = kind
  }
}
