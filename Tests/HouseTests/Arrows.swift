import Foundation

/// The arrows between modules that Package.swift draws.
enum Arrows {
  /// For each target the modules it may import.
  static func declared() throws -> [String: Set<String>] {
    let text = try String(contentsOf: House.root.appending(path: "Package.swift"), encoding: .utf8)
    let targets = text.firstRange(of: "targets: [\n").map { text[$0.upperBound...] } ?? ""
    var arrows: [String: Set<String>] = [:]
    for target in targets.split(separator: #/\n    (?=module\(|tests\(|\.)/#) {
      guard let (name, isTest) = Arrows.name(of: target) else { continue }
      let strings = target.matches(of: #/"([^"]+)"/#).map { String($0.output.1) }
      var seen = Set(strings.dropFirst())
      // A product is imported by its own name, its package never is; a path is no module.
      for match in target.matches(of: #/package: "([^"]+)"|path: "([^"]+)"/#) {
        for other in [match.output.1, match.output.2].compactMap(\.self) {
          if !target.contains("name: \"\(other)\"") { seen.remove(String(other)) }
        }
      }
      if isTest {
        seen.formUnion(["TestSupport", "Testing"])
        arrows[name + "Tests"] = seen
      } else {
        arrows[name] = seen
      }
    }
    return arrows
  }

  private static func name(of target: Substring) -> (name: String, isTest: Bool)? {
    if let match = target.firstMatch(of: #/^tests\(\s*of: "(\w+)"/#) {
      return (String(match.output.1), true)
    }
    let pattern = #/^(?:module\(\s*|\.target\(\s*name: |\.executableTarget\(\s*name: )"(\w+)"/#
    return target.firstMatch(of: pattern).map { (String($0.output.1), false) }
  }
}
