/// The tags of a well-formed part, one after the other, with the bytes they take: for changing
/// some of them and leaving the rest as it is.
struct XMLTags {
  /// A tag.
  struct Tag {
    /// The bytes from `<` to `>`.
    let range: Range<Int>
    /// The name with its prefix.
    let name: Range<Int>
    /// Whether it ends an element.
    let isEnd: Bool
    /// Whether it is a whole element.
    let isWhole: Bool
  }

  let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag; nil at the end. Comments, instructions and sections of plain text are passed.
  mutating func next() -> Tag? {
    while let start = find(UInt8(ascii: "<"), from: position) {
      if has("<!--", at: start) {
        position = end(of: "-->", from: start + 4)
      } else if has("<![CDATA[", at: start) {
        position = end(of: "]]>", from: start + 9)
      } else if has("<?", at: start) {
        position = end(of: "?>", from: start + 2)
      } else {
        return tag(at: start)
      }
    }
    return nil
  }

  private mutating func tag(at start: Int) -> Tag? {
    var quote: UInt8?
    var place = start + 1
    while place < bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      place += 1
    }
    guard place < bytes.count else { return nil }
    position = place + 1
    let isEnd = bytes[start + 1] == UInt8(ascii: "/")
    let first = start + (isEnd ? 2 : 1)
    var last = first
    while last < place, !isBetween(bytes[last]), bytes[last] != UInt8(ascii: "/") { last += 1 }
    return Tag(
      range: start..<position, name: first..<last, isEnd: isEnd,
      isWhole: bytes[place - 1] == UInt8(ascii: "/"))
  }

  /// Whether a tag has a name, whatever its prefix.
  func `is`(_ tag: Tag, _ name: StaticString) -> Bool {
    let start = tag.name.count > name.utf8CodeUnitCount ? prefix(of: tag).count : 0
    return name.withUTF8Buffer { bytes[tag.name].dropFirst(start).elementsEqual($0) }
  }

  /// The prefix of a tag with its colon.
  func prefix(of tag: Tag) -> [UInt8] {
    guard let colon = bytes[tag.name].firstIndex(of: UInt8(ascii: ":")) else { return [] }
    return Array(bytes[tag.name.lowerBound...colon])
  }

  /// Where the value of an attribute stands, without its quotes; nil where it is not given.
  func value(of name: StaticString, in tag: Tag) -> Range<Int>? {
    var place = tag.name.upperBound
    while place < tag.range.upperBound {
      while place < tag.range.upperBound, isBetween(bytes[place]) { place += 1 }
      let start = place
      while place < tag.range.upperBound, bytes[place] != UInt8(ascii: "="),
        !isBetween(bytes[place]), bytes[place] != UInt8(ascii: ">")
      { place += 1 }
      let found = start..<place
      while place < tag.range.upperBound, bytes[place] != UInt8(ascii: "\""),
        bytes[place] != UInt8(ascii: "'")
      { place += 1 }
      guard place < tag.range.upperBound else { return nil }
      let quote = bytes[place]
      guard let close = find(quote, from: place + 1) else { return nil }
      if name.withUTF8Buffer({ bytes[found].elementsEqual($0) }) { return place + 1..<close }
      place = close + 1
    }
    return nil
  }

  /// The whole number of an attribute; nil where it is not given or none.
  func integer(_ name: StaticString, in tag: Tag) -> Int? {
    value(of: name, in: tag).flatMap { Int(String(decoding: bytes[$0], as: UTF8.self)) }
  }

  private func isBetween(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    bytes[min(start, bytes.count)...].firstIndex(of: byte)
  }

  private func has(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { bytes[start...].starts(with: $0) }
  }

  private func end(of text: StaticString, from start: Int) -> Int {
    var place = min(start, bytes.count)
    while place < bytes.count, !has(text, at: place) { place += 1 }
    return min(place + text.utf8CodeUnitCount, bytes.count)
  }
}
