import Wording

/// A piece of an SVG document: an element with its attributes and what stands in it, or text.
public indirect enum Markup: Equatable, Sendable {
  /// An element; its attributes keep their order.
  case element(String, [Attribute], [Markup])
  /// Text as people read it; it is escaped when written.
  case text(String)

  /// One attribute of an element.
  public struct Attribute: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// Its value, not yet escaped.
    public let value: String

    /// A name and a value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }

    /// A name and a coordinate.
    init(_ name: String, _ value: Double) { self.init(name, Coordinate.text(value)) }
  }

  /// The document: one element per line, those inside another set in by two blanks.
  public var document: String {
    var lines: [String] = []
    write(indent: "", to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(indent: String, to lines: inout [String]) {
    guard case .element(let name, let attributes, let children) = self else {
      return lines.append(indent + inline)
    }
    let isNested = children.contains { if case .element = $0 { true } else { false } }
    guard isNested else { return lines.append(indent + inline) }
    lines.append(indent + Markup.opening(name, attributes) + ">")
    for child in children { child.write(indent: indent + "  ", to: &lines) }
    lines.append(indent + "</\(name)>")
  }

  /// On one line, as text has to be: a line break in it would be a blank.
  private var inline: String {
    switch self {
    case .text(let text): return Markup.escaped(text)
    case .element(let name, let attributes, let children):
      let opening = Markup.opening(name, attributes)
      if children.isEmpty { return opening + "/>" }
      return opening + ">" + children.map(\.inline).joined() + "</\(name)>"
    }
  }

  private static func opening(_ name: String, _ attributes: [Attribute]) -> String {
    "<" + name + attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
  }

  /// `text` with nothing in it that XML reads as markup, or may not hold at all.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      // Line breaks and tabs are blanks here; XML has no place for other controls.
      case "\n", "\r", "\t": result.append(" ")
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        result.append("\u{FFFD}")
      case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return MarkupText.escaped(String(result))
  }
}

/// Coordinates as they are written: tenths, and no more digits than needed.
package enum Coordinate {
  /// `12.5`, `12`, `-0.3`.
  package static func text(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    guard tenths.magnitude < 1e9 else { return "0" }
    let (whole, rest) = Int(tenths.magnitude).quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}
