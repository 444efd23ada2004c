/// Makes a workbook of parts, none of them compressed, so that a changed byte of the input is a changed
/// byte of a part.
enum StoredWorkbook {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The parts in the order of the input, each as it is where the input has none.
  private static let parts: [(name: String, bytes: [UInt8])] = [
    (
      "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"\(main)\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>"
    ),
    ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\"><si><t>Họ và tên</t></si></sst>"),
    ("xl/styles.xml", "<styleSheet xmlns=\"\(main)\"/>"),
    (
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"DS\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        + "<Relationship Id=\"r2\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
        + "<Relationship Id=\"r3\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    ),
    (
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    ),
    (
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
    ),
  ].map { ($0, Array($1.utf8)) }

  /// The bytes of a workbook with the parts of an input.
  static func bytes(of input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var given = input.split(
      separator: 0, maxSplits: parts.count - 1, omittingEmptySubsequences: false
    )[...]
    var zip = StoredZip()
    for part in parts {
      let bytes = given.popFirst().map(Array.init) ?? []
      zip.add(part.name, bytes.isEmpty ? part.bytes : bytes)
    }
    return zip.finished
  }
}

/// A zip container whose entries are stored as they are.
private struct StoredZip {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = bytes.count
    let name = Array(name.utf8)
    var fields: [UInt8] = []
    // Version 2.0, no flags, stored, no time; checksum and sizes; the name's length, nothing more.
    append([20, 0, 0, 0, 0, 0, 0, 0, 0, 0], to: &fields)
    append(number: CRC32.of(content), to: &fields)
    append(number: UInt32(content.count), to: &fields)
    append(number: UInt32(content.count), to: &fields)
    append([UInt8(name.count), 0, 0, 0], to: &fields)
    bytes += [0x50, 0x4B, 3, 4] + fields + name + content
    directory += [0x50, 0x4B, 1, 2, 20, 0] + fields + [UInt8](repeating: 0, count: 10)
    append(number: UInt32(offset), to: &directory)
    directory += name
    count += 1
  }

  var finished: [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, UInt8(count), 0, UInt8(count), 0]
    append(number: UInt32(directory.count), to: &end)
    append(number: UInt32(bytes.count), to: &end)
    return bytes + directory + end + [0, 0]
  }

  private func append(_ more: [UInt8], to bytes: inout [UInt8]) { bytes += more }

  private func append(number: UInt32, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}

/// The checksum of zip containers.
private enum CRC32 {
  private static let polynomial: UInt32 = 0xEDB8_8320
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ polynomial : value >> 1
    }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }
}
