package import Drives
import Wording

/// Markup of a page. Texts that are put into it are escaped; only other markup is not:
///
///     let cell: HTML = "<td>\(person.name)</td>"
///     let row: HTML = "<tr>\(cell)</tr>"
package struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// As it is sent.
  package private(set) var text: String

  /// No markup.
  package init() { text = "" }

  /// Markup that was written in this program.
  package init(stringLiteral value: String) { text = value }

  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Markup that another part of the program made, such as a drawing.
  ///
  /// - Parameter markup: the markup, already escaped.
  package init(trusted markup: String) { text = markup }

  package static func + (left: HTML, right: HTML) -> HTML {
    HTML(trusted: left.text + right.text)
  }

  package static func += (left: inout HTML, right: HTML) { left.text += right.text }

  /// A text as it stands in markup, also inside an attribute in double quotes.
  ///
  /// - Parameter text: the text.
  /// - Returns: the markup.
  package static func escaped(_ text: String) -> String {
    MarkupText.escaped(text)
  }

  /// How values are put into markup.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text: String

    package init(literalCapacity: Int, interpolationCount: Int) {
      text = ""
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    /// A text, escaped.
    package mutating func appendInterpolation(_ text: some StringProtocol) {
      self.text += HTML.escaped(String(text))
    }

    /// A number.
    package mutating func appendInterpolation(_ number: Int) { text += "\(number)" }

    /// The number of a person, a unit or a session.
    package mutating func appendInterpolation(_ index: some TypedIndex) { text += "\(index)" }

    /// Markup.
    package mutating func appendInterpolation(_ markup: HTML) { text += markup.text }

    /// Markup, where there is any.
    package mutating func appendInterpolation(_ markup: HTML?) { text += markup?.text ?? "" }

    /// Markup, piece after piece.
    package mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { text += piece.text }
    }

    /// An attribute such as `disabled`, where it holds.
    package mutating func appendInterpolation(_ attribute: String, if holds: Bool) {
      if holds { text += " " + attribute }
    }
  }
}
