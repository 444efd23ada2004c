public import DriveFiles
import Drives
import Foundation
public import Simulation

/// The header of a file of rows: its first line.
public struct SweepHeader: Codable, Equatable, Sendable {
  /// The name of the drive's files, of the program's version and of how rows are made.
  public let base: String
  /// The program's version.
  public let version: String
  /// The drive, as it was called.
  public let drive: String
  /// What the drive is called in its file.
  public let name: String
  /// The language of the drive: rows are the same in all.
  public let language: String
  /// The gap asked for.
  public let gap: Double
  /// How often each day was simulated; nil for not at all.
  public let simulate: Int?
  /// The random seed, where days were simulated.
  public let seed: UInt64?
  /// The random seed of the search; nil for the usual one.
  public let searchSeed: UInt64?
  /// The probability with which the drive as it is promises its limits for the whole day, where rows keep
  /// that; nil where they do not.
  public let promisedDay: Double?
  /// The keys and their values.
  public let set: [String]
  /// The current value at each key in the drive as it is.
  public let current: [String]

  private enum CodingKeys: String, CodingKey {
    case base, version, drive, name, language, gap, simulate, seed
    case searchSeed = "search_seed"
    case promisedDay = "promised_day"
    case set
    case current
  }

  /// The keys of files that were written before they had the present names.
  private enum FormerKeys: String, CodingKey {
    case current = "standing"
  }

  /// Reads a header.
  ///
  /// - Parameter decoder: what reads it.
  /// - Throws: `DecodingError` where it is none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    base = try values.decode(String.self, forKey: .base)
    version = try values.decode(String.self, forKey: .version)
    drive = try values.decode(String.self, forKey: .drive)
    name = try values.decode(String.self, forKey: .name)
    language = try values.decode(String.self, forKey: .language)
    gap = try values.decode(Double.self, forKey: .gap)
    simulate = try values.decodeIfPresent(Int.self, forKey: .simulate)
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed)
    searchSeed = try values.decodeIfPresent(UInt64.self, forKey: .searchSeed)
    promisedDay = try values.decodeIfPresent(Double.self, forKey: .promisedDay)
    set = try values.decode([String].self, forKey: .set)
    let former = try decoder.container(keyedBy: FormerKeys.self)
    current =
      try values.decodeIfPresent([String].self, forKey: .current)
      ?? former.decode([String].self, forKey: .current)
  }

  /// The header of a sweep.
  ///
  /// - Parameters:
  ///   - variants: the drive and its variants.
  ///   - axes: the keys and their values.
  ///   - drive: the drive, as it was called.
  ///   - version: the program's version.
  ///   - gap: the gap asked for.
  ///   - simulator: what simulates the days; nil for nothing.
  ///   - searchSeed: the random seed of the search; nil for the usual one.
  ///   - calibratesDay: whether rows keep what a drive promises of the whole day.
  public init(
    of variants: DriveVariants, axes: [Axis], drive: String, version: String, gap: Double,
    simulator: Simulator?, searchSeed: UInt64? = nil, calibratesDay: Bool = true
  ) {
    var contentHash = ContentHash()
    for (name, bytes) in variants.contents {
      contentHash.add(name)
      contentHash.add(bytes)
    }
    let made =
      [version, "\(gap)"] + (simulator.map { ["\($0.runs)", "\($0.seed)"] } ?? [])
      + (searchSeed.map { ["search seed \($0)"] } ?? [])
      + (calibratesDay ? [] : ["each minute"])
    for part in made { contentHash.add(part) }
    base = contentHash.name
    self.version = version
    self.drive = drive
    name = variants.base.name
    language = variants.base.language.rawValue
    self.gap = gap
    simulate = simulator?.runs
    seed = simulator?.seed
    self.searchSeed = searchSeed
    promisedDay = calibratesDay ? variants.base.dayPromise : nil
    set = axes.map(\.written)
    current = axes.map { SweepHeader.shown(variants.currentValues(at: $0.key)) }
  }

  /// The current value at several places, in few words.
  private static func shown(_ current: [String?]) -> String {
    var values: [String] = []
    for value in current.map({ $0 ?? "" }) where !values.contains(value) { values.append(value) }
    return values.joined(separator: ", ")
  }

  /// The combinations of its values.
  public var scenarios: Scenarios { Scenarios(set.compactMap { Axis(written: $0) }) }

  /// The name of a row: of the drive's files, how rows are made, and the row's own settings.
  public func id(of settings: [Setting]) -> String {
    var contentHash = ContentHash()
    contentHash.add(base)
    for setting in settings {
      contentHash.add(setting.key)
      contentHash.add(setting.value)
    }
    return contentHash.name
  }

  /// The names of all rows, in their order.
  public var ids: [String] {
    let scenarios = scenarios
    return (0..<scenarios.count).map { id(of: scenarios.settings($0)) }
  }

  /// The line.
  package var line: String {
    func list(_ texts: [String]) -> String {
      "[" + texts.map(JSONText.quoted).joined(separator: ", ") + "]"
    }
    var parts = [
      "\"whatif\": 1", "\"base\": \(JSONText.quoted(base))",
      "\"version\": \(JSONText.quoted(version))", "\"drive\": \(JSONText.quoted(drive))",
      "\"name\": \(JSONText.quoted(name))", "\"language\": \(JSONText.quoted(language))",
      "\"gap\": \(gap)",
    ]
    if let simulate { parts.append("\"simulate\": \(simulate)") }
    if let seed { parts.append("\"seed\": \(seed)") }
    if let searchSeed { parts.append("\"search_seed\": \(searchSeed)") }
    if let promisedDay { parts.append("\"promised_day\": \(promisedDay)") }
    parts += ["\"set\": \(list(set))", "\"current\": \(list(current))"]
    return "{" + parts.joined(separator: ", ") + "}"
  }

  /// How the line begins.
  static let beginning = "{\"whatif\": 1,"

  /// The header that a line is; nil for another line.
  package init?(line: some StringProtocol) {
    guard line.hasPrefix(SweepHeader.beginning),
      let header = try? JSONDecoder().decode(SweepHeader.self, from: Data(line.utf8))
    else { return nil }
    self = header
  }
}
