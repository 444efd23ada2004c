import CPaper

/// The PDF that is being written, and the fonts its text is measured with.
struct Canvas: ~Copyable {
  private let document: OpaquePointer

  init(_ properties: PagedDocument) throws(PageError) {
    let opened = properties.title.withCString { title in
      properties.author.withCString { author in
        properties.created.withCString { created in
          properties.language.withCString { language in
            PagedDocument.families.withCString { families in
              var properties = cpaper_properties(
                width: PaperSize.width, height: PaperSize.height, title: title, author: author,
                created: created, language: language, families: families)
              return cpaper_open(&properties)
            }
          }
        }
      }
    }
    guard let opened else { throw .failed(reason: "no memory") }
    document = opened
  }

  deinit { cpaper_close(document) }

  /// Breaks a paragraph into lines of a width.
  ///
  /// - Parameters:
  ///   - spans: the parts of the paragraph.
  ///   - style: how it is set.
  ///   - width: the width; nil for lines as long as the text.
  ///   - scale: what its sizes are multiplied by.
  /// - Returns: the lines.
  /// - Throws: ``PageError`` where the font lacks a character.
  func lay(
    _ spans: [TextSpan], _ style: ParagraphStyle, width: Double?, scale: Double = 1
  ) throws(PageError) -> LaidText {
    var text = ""
    var runs: [cpaper_run] = []
    for span in spans {
      let begin = text.utf8.count
      text += Canvas.printable(span.text)
      runs.append(
        cpaper_run(
          begin: begin, end: text.utf8.count, size: span.look.size * scale,
          is_bold: span.look.isBold ? 1 : 0, is_italic: span.look.isItalic ? 1 : 0,
          is_underlined: span.look.isUnderlined ? 1 : 0, grey: span.look.grey))
    }
    var shape = cpaper_shape(
      width: width ?? -1, indent: style.indent * scale, line_spacing: style.lineSpacing,
      alignment: Int32(style.alignment.rawValue), is_justified: style.isJustified ? 1 : 0)
    var bytes = text
    let laid = bytes.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        cpaper_lay(document, bytes.baseAddress, bytes.count, runs, runs.count, &shape)
      }
    }
    guard let laid else { throw .failed(reason: "no memory") }
    let result = LaidText(laid)
    if let missing = result.missingCharacter {
      throw .noGlyph(
        character: missing, text: text, font: String(cString: cpaper_font_name(document)))
    }
    return result
  }

  /// Text without what only machines know: control characters are blanks, but for line breaks.
  private static func printable(_ text: String) -> String {
    let isMachines: (Unicode.Scalar) -> Bool = {
      ($0.properties.generalCategory == .control && $0 != "\n") || $0.value == 0x2028
        || $0.value == 0x2029
    }
    guard text.unicodeScalars.contains(where: isMachines) else { return text }
    var printable = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { printable.append(isMachines(scalar) ? " " : scalar) }
    return String(printable)
  }

  /// Draws a mark.
  func draw(_ mark: Mark) {
    switch mark {
    case .text(let text, let lines, let left, let top):
      text.draw(lines, on: document, left: left, top: top)
    case .line(let from, let to, let thickness, let dash, let grey):
      cpaper_draw_line(document, from.x, from.y, to.x, to.y, thickness, dash, grey)
    case .box(let box, let thickness, let fill):
      cpaper_draw_box(
        document, box.left, box.top, box.width, box.height, thickness, fill ?? -1)
    case .modules(let modules, let left, let top, let size):
      cpaper_draw_modules(
        document, modules.cells, Int32(modules.width), left, top, size)
    }
  }

  /// Ends a page.
  func endPage() { cpaper_end_page(document) }

  /// Ends the document.
  ///
  /// - Returns: its bytes.
  /// - Throws: ``PageError/failed(reason:)``.
  consuming func finish() throws(PageError) -> [UInt8] {
    var length = 0
    var reason: UnsafePointer<CChar>?
    guard let bytes = cpaper_finish(document, &length, &reason) else {
      throw .failed(reason: reason.map { String(cString: $0) } ?? "")
    }
    return [UInt8](UnsafeBufferPointer(start: bytes, count: length))
  }
}

/// A text broken into lines. It lives no longer than the canvas that made it.
final class LaidText {
  private let text: OpaquePointer

  fileprivate init(_ text: OpaquePointer) { self.text = text }

  deinit { cpaper_forget(text) }

  /// The first character that the font has no glyph for.
  fileprivate var missingCharacter: String? {
    let value = cpaper_missing_character(text)
    guard value != 0 else { return nil }
    return String(Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  /// How many lines there are.
  var lineCount: Int { Int(cpaper_line_count(text)) }

  /// How wide the longest line is.
  var width: Double { cpaper_text_width(text) }

  /// Where a line begins and ends, downwards from the top of the text.
  func extent(ofLine line: Int) -> (top: Double, bottom: Double) {
    var (top, bottom) = (0.0, 0.0)
    cpaper_line_extent(text, Int32(line), &top, &bottom)
    return (top, bottom)
  }

  /// How high some lines are together.
  func height(of lines: Range<Int>) -> Double {
    guard let last = lines.last else { return 0 }
    return extent(ofLine: last).bottom - extent(ofLine: lines.lowerBound).top
  }

  /// How high the whole is.
  var height: Double { height(of: 0..<lineCount) }

  fileprivate func draw(
    _ lines: Range<Int>, on document: OpaquePointer, left: Double, top: Double
  ) {
    cpaper_draw_text(
      document, text, Int32(lines.lowerBound), Int32(lines.count), left, top)
  }
}

/// The squares of a QR code.
struct CodeModules: Equatable {
  /// How many squares stand side by side.
  let width: Int
  /// The squares row by row, 1 for a dark one.
  let cells: [UInt8]
  /// The white squares a reader needs on every side.
  static let quietZone = 4

  /// The QR code of a text, at error correction level M.
  ///
  /// - Parameter text: the text.
  /// - Throws: ``PageError/noCode(text:)``.
  init(of text: String) throws(PageError) {
    var cells = [UInt8](repeating: 0, count: 177 * 177)
    width = Int(cpaper_qr_modules(text, &cells, cells.count))
    guard width > 0 else { throw .noCode(text: text) }
    self.cells = Array(cells.prefix(width * width))
  }
}
