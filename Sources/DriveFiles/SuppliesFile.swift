public import Drives
public import Foundation
public import Wording

/// What a drive needs to buy and to pay: the file `supplies.csv` in its folder, an item in each row.
public struct SuppliesFile: Equatable, Sendable {
  /// What an amount is for.
  public typealias Basis = Words.SupplyBasis

  /// An item.
  public struct Item: Equatable, Sendable {
    /// What it is called.
    public var name: String
    /// What it is counted in: `chai`, `suất`.
    public var unit: String
    /// What an amount is for.
    public var basis: Basis
    /// How many are needed for each.
    public var amount: Double
    /// Only so many at once are sold; 1 for any number.
    public var pack: Int
    /// What one costs, in đồng; nil for what costs nothing or is not known yet.
    public var price: Int?
    /// The least that a rule demands to be paid, in đồng; nil for no such rule.
    public var floor: Int?
    /// Remarks, such as the rule.
    public var note: String

    /// An item of these parts.
    public init(
      name: String, unit: String = "", basis: Basis, amount: Double = 1, pack: Int = 1,
      price: Int? = nil, floor: Int? = nil, note: String = ""
    ) {
      self.name = name
      self.unit = unit
      self.basis = basis
      self.amount = amount
      self.pack = pack
      self.price = price
      self.floor = floor
      self.note = note
    }
  }

  /// The name of the file, inside a drive's folder.
  public static let name = "supplies.csv"
  private static let columns = ["item", "unit", "per", "amount", "pack", "price", "floor", "note"]
  private static let most = 1_000_000_000

  /// The items, in the order of the file.
  public private(set) var items: [Item] = []

  /// Reads the file of a drive.
  ///
  /// - Parameters:
  ///   - folder: the drive's folder.
  ///   - language: the language problems are reported in.
  /// - Throws: every problem of the file.
  public init(in folder: URL, language: Language) throws(DriveFileProblems) {
    var log = ProblemLog()
    let url = folder.appendingPathComponent(Self.name)
    if let bytes = InputFile.bytes(of: url, named: Self.name, most: 1_000_000, log: &log) {
      InputFile.listBytes(bytes).withUnsafeBufferPointer { read($0, log: &log) }
    }
    guard log.problems.isEmpty else {
      throw DriveFileProblems(problems: log.sorted(), wording: Words(language: language))
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, log: inout ProblemLog) {
    var scanner = CSVScanner(list: bytes)
    guard
      let table = CSVTable(
        &scanner, file: Self.name, columns: Self.columns, required: ["item", "per"], log: &log)
    else { return }
    let known = Basis.all.map(\.written)
    func whole(_ text: String) -> Int? {
      Int(text.trimmed).flatMap { (0...Self.most).contains($0) ? $0 : nil }
    }
    // Prices are written in groups of three digits: 30.000.
    func money(_ text: String) -> Int? {
      let groups = text.trimmed.split(
        omittingEmptySubsequences: false, whereSeparator: { ". ,\u{A0}".contains($0) })
      guard let first = groups.first, (1...3).contains(first.count) || groups.count == 1,
        groups.dropFirst().allSatisfy({ $0.count == 3 }),
        groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
      else { return nil }
      return whole(groups.joined())
    }
    while !log.isFull(Self.name), scanner.next() {
      guard !scanner.isEmptyRow, table.isSound(scanner, log: &log) else { continue }
      var row = CSVRow(table: table, scanner: scanner)
      let basis = row.read("per", expected: .oneOf(known), code: .notAChoice, &log) {
        Basis(written: $0.trimmed)
      }
      let amount = row.read("amount", expected: .number, &log) { text -> Double? in
        let written = text.trimmed.replacingOccurrences(of: ",", with: ".")
        // 1.000 is a thousand to some and one to others.
        guard written.wholeMatch(of: /0*[1-9]\d{0,2}\.\d{3}/) == nil else { return nil }
        return Double(written).flatMap { $0.isFinite && $0 >= 0 && $0 <= 1_000_000 ? $0 : nil }
      }
      let pack = row.read("pack", expected: .atLeast("1"), &log) { text in
        whole(text).flatMap { $0 > 0 ? $0 : nil }
      }
      items.append(
        Item(
          name: row.text("item", &log)?.trimmed ?? "", unit: row.text("unit", &log)?.trimmed ?? "",
          basis: basis ?? .fixed, amount: amount ?? 1, pack: pack ?? 1,
          price: row.read("price", expected: .wholeNumber, &log, money),
          floor: row.read("floor", expected: .wholeNumber, &log, money),
          note: row.text("note", &log)?.trimmed ?? ""))
    }
  }

  /// Writes a file with usual items, to be changed; one that is there stays.
  ///
  /// - Parameters:
  ///   - items: the items.
  ///   - folder: the drive's folder.
  /// - Throws: why it cannot be written, or that there is one.
  public static func write(_ items: [Item], in folder: URL) throws(OutputError) {
    let url = folder.appendingPathComponent(name)
    guard !FileManager.default.fileExists(atPath: url.path) else {
      throw .cannotCreate(path: url.path, reason: String(cString: strerror(EEXIST)))
    }
    var file = try OutputFile(at: url)
    try file.write(CSVText.mark + columns.joined(separator: ",") + "\n")
    for item in items {
      try file.write(
        CSVText.row([
          item.name, item.unit, item.basis.written, item.amount.written, "\(item.pack)",
          item.price.map(String.init) ?? "", item.floor.map(String.init) ?? "", item.note,
        ]))
    }
    try file.finish()
  }
}
