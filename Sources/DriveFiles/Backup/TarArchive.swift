/// Files in one file, as `tar` writes and reads them (POSIX.1-1988, ustar): a head of 512 bytes for each
/// file, and its bytes up to the next multiple of 512.
struct TarArchive: Equatable {
  /// A file.
  struct Entry: Equatable {
    /// Its path, with slashes, below the folder that is kept.
    var path: String
    /// What stands in it.
    var bytes: [UInt8]
  }

  /// The files, in the order of the archive.
  var entries: [Entry]

  /// Why bytes are no archive.
  enum ReadingError: Error, Equatable {
    /// They end early, or a head is not as it was written.
    case damaged
    /// Something other than a file stands in it.
    case notAFile(String)
  }

  private static let block = 512
  /// The parts of a head: where they begin, and how long they are.
  private static let (name, size, sum, kind, magic, prefix) = (
    0..<100, 124..<136, 148..<156, 156, 257..<263, 345..<500
  )
  private static let ustar = Array("ustar\0".utf8)

  /// An archive of files.
  init(_ entries: [Entry]) { self.entries = entries }

  // MARK: - Writing

  /// The bytes of the archive; nil where a path is too long for one, which is then given.
  func bytes() -> (bytes: [UInt8], tooLong: String?) {
    var bytes: [UInt8] = []
    for entry in entries {
      guard let head = TarArchive.head(of: entry) else { return ([], entry.path) }
      bytes += head + entry.bytes
      bytes += [UInt8](repeating: 0, count: TarArchive.padding(entry.bytes.count))
    }
    // The end is two empty heads.
    return (bytes + [UInt8](repeating: 0, count: 2 * TarArchive.block), nil)
  }

  private static func padding(_ count: Int) -> Int { (block - count % block) % block }

  private static func head(of entry: Entry) -> [UInt8]? {
    var head = [UInt8](repeating: 0, count: block)
    func put(_ text: [UInt8], _ range: Range<Int>) {
      head.replaceSubrange(range.lowerBound..<range.lowerBound + text.count, with: text)
    }
    func octal(_ number: Int, _ range: Range<Int>) {
      let digits = String(number, radix: 8)
      let zeros = String(repeating: "0", count: max(0, range.count - 1 - digits.count))
      put(Array((zeros + digits).utf8), range)
    }
    guard let (front, end) = divided(Array(entry.path.utf8)) else { return nil }
    put(end, name)
    put(front, prefix)
    // Only the owner reads and writes; nobody's numbers; no time, so that the same files give the
    // same bytes.
    octal(0o600, 100..<108)
    octal(0, 108..<116)
    octal(0, 116..<124)
    octal(entry.bytes.count, size)
    octal(0, 136..<148)
    head[kind] = UInt8(ascii: "0")
    put(ustar + Array("00".utf8), magic.lowerBound..<265)
    put([UInt8](repeating: 0x20, count: sum.count), sum)
    octal(head.reduce(0) { $0 + Int($1) }, sum.lowerBound..<sum.upperBound - 1)
    return head
  }

  /// A path as its last part, up to 100 bytes, and what stands before it, up to 155.
  private static func divided(_ path: [UInt8]) -> (front: [UInt8], end: [UInt8])? {
    if path.count <= name.count { return ([], path) }
    for index in path.indices where path[index] == UInt8(ascii: "/") {
      let (front, end) = (Array(path[..<index]), Array(path[(index + 1)...]))
      if front.count <= prefix.count, end.count <= name.count { return (front, end) }
    }
    return nil
  }

  // MARK: - Reading

  /// Reads an archive.
  ///
  /// - Parameter bytes: the archive.
  /// - Throws: ``ReadingError``.
  init(reading bytes: [UInt8]) throws(ReadingError) {
    var entries: [Entry] = []
    var place = 0
    while true {
      guard place + TarArchive.block <= bytes.count else { throw .damaged }
      let head = bytes[place..<place + TarArchive.block]
      if head.allSatisfy({ $0 == 0 }) { break }
      let (path, count) = try TarArchive.read(head)
      place += TarArchive.block
      guard count <= bytes.count - place else { throw .damaged }
      entries.append(Entry(path: path, bytes: Array(bytes[place..<place + count])))
      place += count + TarArchive.padding(count)
    }
    self.entries = entries
  }

  private static func read(
    _ head: ArraySlice<UInt8>
  ) throws(ReadingError) -> (path: String, count: Int) {
    func part(_ range: Range<Int>) -> [UInt8] {
      Array(head[head.startIndex + range.lowerBound..<head.startIndex + range.upperBound])
    }
    func number(_ range: Range<Int>) -> Int? {
      Int(
        String(decoding: part(range).filter { $0 != 0 && $0 != 0x20 }, as: UTF8.self), radix: 8)
    }
    let sums = part(0..<block).enumerated().reduce(0) { total, byte in
      total + (sum.contains(byte.offset) ? 0x20 : Int(byte.element))
    }
    guard number(sum) == sums, part(magic) == ustar, let count = number(size), count >= 0,
      let front = String(validating: part(prefix).prefix { $0 != 0 }, as: UTF8.self),
      let end = String(validating: part(name).prefix { $0 != 0 }, as: UTF8.self)
    else { throw .damaged }
    let path = front.isEmpty ? end : "\(front)/\(end)"
    let type = head[head.startIndex + kind]
    guard type == UInt8(ascii: "0") || type == 0 else { throw .notAFile(path) }
    return (path, count)
  }
}
