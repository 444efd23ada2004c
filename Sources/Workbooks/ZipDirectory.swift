/// What a container says of its directory, before the library reads it whole into memory (PKWARE,
/// APPNOTE.TXT, sections 4.3.14 to 4.3.16).
enum ZipDirectory {
  /// Many more parts than any workbook has.
  static let mostParts = 10_000

  /// The size of the record at the end, and of the longest comment after it.
  private static let (endSize, mostComment) = (22, 65_535)
  /// The size of the record that tells where the longer one stands, and of that one.
  private static let (locatorSize, longEndSize) = (20, 56)

  /// The most parts that any record at the end of a container says it has; 0 where there is none.
  static func mostParts(said file: borrowing RegularFile) throws(WorkbookError) -> Int {
    let start = max(0, file.size - endSize - mostComment - locatorSize)
    let bytes = try file.bytes(at: start, count: file.size - start)
    var most = 0
    for place in bytes.indices.dropLast(endSize - 1) where has([0x50, 0x4B, 5, 6], bytes, place) {
      let directory = number(bytes, place + 12, 4) + number(bytes, place + 16, 4)
      if number(bytes, place + 4, 4) == 0, directory <= start + place {
        most = max(most, number(bytes, place + 10, 2))
      }
      let locator = place - locatorSize
      guard locator >= 0, has([0x50, 0x4B, 6, 7], bytes, locator) else { continue }
      let long = try file.bytes(
        at: max(0, number(bytes, locator + 8, 8)), count: longEndSize)
      guard long.count == longEndSize, has([0x50, 0x4B, 6, 6], long, 0) else { continue }
      most = max(most, number(long, 32, 8))
    }
    return most
  }

  private static func has(_ signature: [UInt8], _ bytes: [UInt8], _ place: Int) -> Bool {
    bytes[place..<place + 4].elementsEqual(signature)
  }

  /// A number of so many bytes, the smallest first; the largest where it has no room.
  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    var number: UInt64 = 0
    for index in (0..<count).reversed() { number = number << 8 | UInt64(bytes[place + index]) }
    return Int(clamping: number)
  }
}
