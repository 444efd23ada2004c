package import Wording

/// Paths below a sentence: the first of them, and how many more there are.
package struct PathList {
  private let paths: [String]
  private let wording: Words
  private static let most = 5

  /// Some paths.
  package init(_ paths: [String], wording: Words) {
    self.paths = paths
    self.wording = wording
  }

  /// The lines.
  package var lines: [String] {
    var lines = paths.prefix(PathList.most).map { "  " + TextWidth.printable($0) }
    if paths.count > PathList.most {
      lines.append("  " + wording.andMore(paths.count - PathList.most))
    }
    return lines
  }
}
