public import Identities

/// Who is to be recognised: people and units by how many times they have given blood.
public struct RecognitionList: Equatable, Sendable {
  /// A number of donations, and where it is from.
  public struct Source: Equatable, Sendable {
    /// The folder of the drive, or the file.
    public let file: String
    /// The day of the drive, as ISO 8601 writes it, or the cell of the file.
    public let place: String
    /// How many donations.
    public let count: Int

    /// A number with its source.
    public init(file: String, place: String, count: Int) {
      self.file = file
      self.place = place
      self.count = count
    }
  }

  /// Somebody who has given blood.
  public struct Person: Equatable, Sendable {
    /// What the person is identified by; the unit is its name here.
    public let identity: Identity
    /// The units, in the order in which they were found.
    public let units: [String]
    /// Where the donations were counted.
    public let sources: [Source]
    /// The highest level that is reached; nil below the lowest.
    public let level: Int?

    /// Somebody who has given blood.
    public init(identity: Identity, units: [String], sources: [Source], level: Int?) {
      self.identity = identity
      self.units = units
      self.sources = sources
      self.level = level
    }

    /// How many times in all.
    public var donations: Int { sources.reduce(0) { $0 + $1.count } }
  }

  /// A unit.
  public struct Unit: Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// Where the donations of its people were counted.
    public let sources: [Source]

    /// A unit.
    public init(name: String, sources: [Source]) {
      self.name = name
      self.sources = sources
    }

    /// How many in all.
    public var donations: Int { sources.reduce(0) { $0 + $1.count } }
  }

  /// The levels at which people are recognised, rising.
  public let levels: [Int]
  /// Everybody who has given blood, those with the most donations first.
  public let people: [Person]
  /// The units, those with the most donations first.
  public let units: [Unit]

  /// A list of these parts.
  public init(levels: [Int], people: [Person], units: [Unit]) {
    self.levels = levels
    self.people = people
    self.units = units
  }

  /// Those who have reached a level.
  public var recognised: [Person] { people.filter { $0.level != nil } }
}
