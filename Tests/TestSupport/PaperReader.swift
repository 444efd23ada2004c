import Foundation

/// Reads PDF as others do: poppler's text, poppler's pixels, zbar's eyes.
public struct PaperReader: Sendable {
  private let bytes: [UInt8]

  /// A reader of a PDF file's bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Why another program could not be asked.
  public struct Failure: Error, CustomStringConvertible {
    /// What it said.
    public let description: String
  }

  /// The pages' text in the order it was written, each page's words with one blank between them.
  public func pages() throws -> [String] {
    try inFolder { folder in
      let text = try PaperReader.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "paper.pdf", "-"], in: folder)
      // Each page ends with a form feed.
      return text.split(separator: "\u{C}", omittingEmptySubsequences: false).dropLast().map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
  }

  /// The QR codes of all pages, page by page, in the order of their texts. Every page is shown to
  /// zbar from two distances: from some single ones it overlooks a code on a full page.
  public func codes() throws -> [[String]] {
    try inFolder { folder in
      var codes: [[String]] = []
      for resolution in ["150", "300"] {
        _ = try PaperReader.run(
          ["pdftoppm", "-r", resolution, "-gray", "paper.pdf", "page"], in: folder)
        let found = try PaperReader.files(in: folder, ending: ".pgm").map { name in
          // Status 4 says that a page has no code.
          try PaperReader.run(["zbarimg", "-q", "--raw", name], in: folder, accepting: [0, 4])
            .split(separator: "\n").map(String.init)
        }
        codes = codes.isEmpty ? found : zip(codes, found).map { $0 + $1 }
      }
      return codes.map { Set($0).sorted() }
    }
  }

  /// The part of each page that has ink, in points from its top left corner; nil for none.
  public func inked() throws -> [Ink?] {
    let resolution = 72.0
    return try inFolder { folder in
      _ = try PaperReader.run(
        ["pdftoppm", "-r", "\(Int(resolution))", "-gray", "paper.pdf", "page"], in: folder)
      return try PaperReader.files(in: folder, ending: ".pgm").map { name in
        let image = try Data(contentsOf: folder.appending(path: name))
        return Ink(inGraymap: [UInt8](image))
      }
    }
  }

  /// Where a page has ink, in points.
  public struct Ink: Equatable, Sendable {
    /// The rows from the top that have any.
    public let rows: [Int]
    /// The columns from the left that have any, among the rows asked for.
    fileprivate let leftmost: [Int: Int]
    fileprivate let rightmost: [Int: Int]

    /// The first and last column with ink in some rows; nil for none.
    public func columns(inRows range: Range<Int>) -> ClosedRange<Int>? {
      let inside = rows.filter(range.contains)
      guard let left = inside.compactMap({ leftmost[$0] }).min(),
        let right = inside.compactMap({ rightmost[$0] }).max()
      else { return nil }
      return left...right
    }

    fileprivate init?(inGraymap bytes: [UInt8]) {
      var fields: [Int] = []
      var position = 2
      while fields.count < 3, position < bytes.count {
        guard (0x30...0x39).contains(bytes[position]) else {
          position += 1
          continue
        }
        let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
        fields.append(Int(String(decoding: digits, as: UTF8.self)) ?? 0)
        position += digits.count
      }
      guard bytes.starts(with: Array("P5".utf8)), fields.count == 3 else { return nil }
      position += 1
      let width = fields[0]
      var (rows, leftmost, rightmost) = ([Int](), [Int: Int](), [Int: Int]())
      for row in 0..<fields[1] {
        let pixels = bytes[(position + row * width)..<(position + (row + 1) * width)]
        // What is only a breath off white is the blur of an edge.
        guard let left = pixels.firstIndex(where: { $0 < 230 }),
          let right = pixels.lastIndex(where: { $0 < 230 })
        else { continue }
        rows.append(row)
        leftmost[row] = left - pixels.startIndex
        rightmost[row] = right - pixels.startIndex
      }
      guard !rows.isEmpty else { return nil }
      (self.rows, self.leftmost, self.rightmost) = (rows, leftmost, rightmost)
    }
  }

  private func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-paper-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(bytes).write(to: folder.appending(path: "paper.pdf"))
    return try body(folder)
  }

  private static func files(in folder: URL, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
      .filter { $0.hasSuffix(ending) }.sorted()
  }

  private static func run(
    _ words: [String], in folder: URL, accepting: Set<Int32> = [0]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    let output = folder.appending(path: "said")
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard accepting.contains(process.terminationStatus) else {
      throw Failure(description: "\(words.joined(separator: " ")): \(process.terminationStatus)")
    }
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }
}
