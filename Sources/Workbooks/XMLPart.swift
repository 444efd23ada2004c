import CWorkbooks

/// Receives the elements of an XML part while it is read. Names come without their prefix.
protocol XMLPartHandler: AnyObject {
  /// Set to end the reading.
  var error: WorkbookError? { get }
  /// An element begins.
  func begin(_ name: XMLName, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: XMLName)
  /// Text inside the element that began last; one text may come in several pieces.
  func text(_ piece: UnsafeBufferPointer<UInt8>)
}

/// The name of an element or attribute, as long as the parser shows it.
struct XMLName {
  private let start: UnsafePointer<CChar>

  /// The name after its prefix.
  init(_ name: UnsafePointer<CChar>) {
    var start = name
    var position = name
    while position.pointee != 0 {
      if position.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = position + 1 }
      position += 1
    }
    self.start = start
  }

  static func ~= (name: StaticString, value: XMLName) -> Bool { value.is(name) }

  func `is`(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { bytes in
      for (index, byte) in bytes.enumerated() where UInt8(bitPattern: start[index]) != byte {
        return false
      }
      return start[bytes.count] == 0
    }
  }
}

/// The attributes of an element, as long as the parser shows it.
struct XMLAttributes {
  private let pairs: UnsafePointer<UnsafePointer<CChar>?>?

  init(_ pairs: UnsafePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// The bytes of an attribute; nil where it is not given.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard var pair = pairs else { return nil }
    while let key = pair[0], let value = pair[1] {
      if XMLName(key).is(name) {
        var count = 0
        while value[count] != 0 { count += 1 }
        return value.withMemoryRebound(to: UInt8.self, capacity: count) {
          UnsafeBufferPointer(start: $0, count: count)
        }
      }
      pair += 2
    }
    return nil
  }

  /// The text of an attribute; nil where it is not given.
  func text(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The whole number of an attribute; nil where it is not given or none.
  func integer(_ name: StaticString) -> Int? {
    guard let bytes = bytes(name), !bytes.isEmpty, bytes.count < 16 else { return nil }
    var number = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// Whether an attribute says yes.
  func isTrue(_ name: StaticString) -> Bool {
    guard let text = text(name) else { return false }
    return text == "1" || text == "true"
  }
}

/// Reads one XML part of a container.
enum XMLPart {
  /// Hands the elements of a part to a handler.
  ///
  /// - Parameters:
  ///   - name: the name of the part.
  ///   - archive: the container.
  ///   - handler: receives the elements.
  /// - Throws: why the part cannot be read, or the handler's error.
  static func read(
    _ name: String, of archive: borrowing ZipArchive, _ handler: some XMLPartHandler
  ) throws(WorkbookError) {
    let parsing = XMLParsing(handler)
    defer { parsing.end() }
    try archive.read(name) { (piece) throws(WorkbookError) in
      try parsing.parse(piece, isLast: false, part: name)
    }
    try parsing.parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true, part: name)
  }
}

/// One run of the parser; the context of its callbacks.
private final class XMLParsing {
  private let handler: any XMLPartHandler
  private let parser: XML_Parser?
  private var hasDocumentType = false
  /// How many elements are open.
  private var depth = 0
  private var isTooDeep = false
  /// Whether the handler receives nothing more.
  private var isStopped = false
  /// How many bytes the parser was given.
  private var given = 0

  /// The most elements inside one another; sheets have about ten.
  private static let mostDepth = 256
  /// The most bytes of one tag, comment or instruction. The parser looks at what is not finished
  /// from its beginning whenever it is given more, so that a long one would take it quadratic time.
  private static let mostUnfinished = 1 << 20
  /// The most memory of the parser itself, in bytes: for names, open elements, and what is not
  /// finished.
  private static let mostMemory = 16 << 20

  init(_ handler: any XMLPartHandler) {
    self.handler = handler
    parser = cworkbooks_parser_create(XMLParsing.mostMemory)
    guard let parser else { return }
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let context, let name else { return }
        let parsing = XMLParsing.of(context)
        parsing.goDeeper()
        parsing.handle { $0.begin(XMLName(name), XMLAttributes(attributes)) }
      },
      { context, name in
        guard let context, let name else { return }
        let parsing = XMLParsing.of(context)
        parsing.depth -= 1
        parsing.handle { $0.end(XMLName(name)) }
      })
    XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let context, let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
        XMLParsing.of(context).handle {
          $0.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
      }
    }
    // No workbook has a document type; whoever declares one is up to something.
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      guard let context else { return }
      XMLParsing.of(context).stopAtDocumentType()
    }
  }

  func end() {
    if let parser { XML_ParserFree(parser) }
  }

  private static func of(_ context: UnsafeMutableRawPointer) -> XMLParsing {
    Unmanaged<XMLParsing>.fromOpaque(context).takeUnretainedValue()
  }

  private func goDeeper() {
    depth += 1
    guard depth > XMLParsing.mostDepth else { return }
    isTooDeep = true
    stop()
  }

  private func stop() {
    isStopped = true
    XML_StopParser(parser, 0)
  }

  private func handle(_ body: (any XMLPartHandler) -> Void) {
    guard !isStopped else { return }
    body(handler)
    if handler.error != nil { stop() }
  }

  private func stopAtDocumentType() {
    hasDocumentType = true
    stop()
  }

  func parse(
    _ piece: UnsafeBufferPointer<UInt8>, isLast: Bool, part: String
  ) throws(WorkbookError) {
    guard let parser else { throw .damaged(part: part, reason: "out of memory") }
    let count = Int32(piece.count)
    let status: XML_Status =
      piece.baseAddress.map { start in
        start.withMemoryRebound(to: CChar.self, capacity: piece.count) {
          XML_Parse(parser, $0, count, isLast ? 1 : 0)
        }
      } ?? XML_Parse(parser, nil, 0, isLast ? 1 : 0)
    if hasDocumentType { throw .documentType(part: part) }
    if let error = handler.error { throw error }
    if isTooDeep {
      throw .damaged(
        part: part, reason: "more than \(XMLParsing.mostDepth) elements inside one another")
    }
    given += piece.count
    let finished = Int(XML_GetCurrentByteIndex(parser))
    if status == XML_STATUS_OK, !isLast, given - finished > XMLParsing.mostUnfinished {
      throw .damaged(
        part: part,
        reason: "a tag or comment of more than \(XMLParsing.mostUnfinished) bytes, "
          + "line \(XML_GetCurrentLineNumber(parser))")
    }
    guard status == XML_STATUS_OK else {
      let words = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
      throw .damaged(part: part, reason: "\(words), line \(XML_GetCurrentLineNumber(parser))")
    }
  }
}
