import Drives
import Plans
public import Wording

/// Why people cannot all keep their slots, as people read it.
public struct PrintedFreeze {
  /// A limit in the way.
  public struct Obstacle: Sendable {
    /// The lines that tell the broken rule.
    public let lines: [String]
    /// Who takes part in it.
    public let names: [String]

    /// A limit in the way.
    ///
    /// - Parameters:
    ///   - lines: the lines that tell the broken rule.
    ///   - names: who takes part in it.
    public init(lines: [String], names: [String]) {
      self.lines = lines
      self.names = names
    }
  }

  private let obstacles: [Obstacle]
  private let release: [String]
  private let atLeast: Int
  private let frozen: Int
  private let wording: Words
  /// The most names listed for one limit.
  private static let mostNames = 40

  /// A printed conflict.
  ///
  /// - Parameters:
  ///   - frozen: how many people were to keep their slots.
  ///   - obstacles: the limits in the way.
  ///   - release: whom to let go.
  ///   - atLeast: how many it takes at the least.
  ///   - wording: the language to print it in.
  public init(
    frozen: Int, obstacles: [Obstacle], release: [String], atLeast: Int, wording: Words
  ) {
    self.frozen = frozen
    self.obstacles = obstacles
    self.release = release
    self.atLeast = atLeast
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    var lines = TextWidth.wrapped(wording.frozenBreakRules(frozen), to: TextWidth.page)
    for obstacle in obstacles {
      lines.append("")
      lines += obstacle.lines
      lines += paragraph(wording.frozenThere(obstacle.names.count), obstacle.names)
    }
    lines.append("")
    return lines
      + paragraph(wording.smallestRelease(release.count, atLeast: atLeast), release, indent: 0)
  }

  private func paragraph(_ lead: String, _ names: [String], indent: Int = 2) -> [String] {
    var names = names.map(TextWidth.printable)
    if names.count > PrintedFreeze.mostNames {
      let more = wording.andMore(names.count - PrintedFreeze.mostNames)
      names = names.prefix(PrintedFreeze.mostNames) + [more]
    }
    let blanks = String(repeating: " ", count: indent)
    return Layout.hanging(
      blanks,
      TextWidth.wrapped(lead + names.joined(separator: ", "), to: TextWidth.page - indent))
  }
}
