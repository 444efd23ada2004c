import Foundation
import Testing

/// What installs the program names the same libraries as the Makefile, and nothing else.
@Suite struct PackagingTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: House.root.appending(path: path), encoding: .utf8)
  }

  /// The libraries of the Makefile: Debian's package and Homebrew's formula of each.
  private func libraries() throws -> [(package: String, formula: String)] {
    let makefile = try text("Makefile").replacing("\\\n", with: " ")
    let line = try #require(makefile.split(separator: "\n").first { $0.hasPrefix("LIBRARIES :=") })
    return line.split(separator: " ").dropFirst(2).map { entry in
      let parts = entry.split(separator: ":")
      return (String(parts[1]), String(parts[2]))
    }
  }

  @Test func theContainerInstallsTheLibraries() throws {
    let stages = try text("Packaging/Containerfile").components(separatedBy: "\nFROM ").dropFirst()
    let build = try #require(stages.first)
    let named = Set(build.split(whereSeparator: \.isWhitespace).map(String.init))
    let packages = try libraries().map(\.package)
    #expect(packages.count == 6)
    #expect(packages.filter { !named.contains($0) } == [])
  }

  @Test func theFormulaNamesTheLibraries() throws {
    let named = try text("Packaging/khunggio.rb").matches(of: #/depends_on "([a-z]+)"\n/#)
      .map { String($0.output.1) }
    #expect(try Set(named) == Set(libraries().map(\.formula)))
  }

  @Test func everyPackageThatIsLinkedIsNamedWithItsLicence() throws {
    let resolved = try text("Package.resolved").matches(of: #/"location" : "([^"]+)"/#)
      .map { $0.output.1.replacing(#/\.git$/#, with: "") }
    #expect(resolved.count == 28)
    let licences = try text("Packaging/licences.txt")
    #expect(resolved.filter { !licences.contains($0) } == [])
  }
}
