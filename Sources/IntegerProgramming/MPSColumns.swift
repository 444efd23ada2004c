/// The columns of a program in free MPS, by their names.
public struct MPSColumns: Equatable, Sendable {
  /// The names, in the order of the file.
  public let names: [String]

  /// Reads the names from the text of an MPS file; nil where that has no columns.
  public init?(_ text: String) {
    var names: [String] = []
    var isInside = false
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let first = line.first, first != UInt8(ascii: "*") else { continue }
      if first != UInt8(ascii: " "), first != UInt8(ascii: "\t") {
        if isInside { break }
        isInside = Substring(line).hasPrefix("COLUMNS")
        continue
      }
      guard isInside else { continue }
      let words = Substring(line).split { $0 == " " || $0 == "\t" || $0 == "\r" }
      guard words.count > 2, words[1] != "'MARKER'", let name = words.first else { continue }
      if names.last.map({ $0 != name }) ?? true { names.append(String(name)) }
    }
    guard !names.isEmpty else { return nil }
    self.names = names
  }

  /// The columns that ``MPSWriter`` writes for a program.
  public init(of program: IntegerProgram) {
    names = MPSNames(of: program).variables + (program.constant == 0 ? [] : [MPSNames.constant])
  }
}
