import Foundation
import Testing

/// Every error a caller can see has a code of its own and a category; one table gives exit statuses.
@Suite struct ErrorTests {
  private static let commands = "Commands"

  @Test func everyErrorHasACodeAndACategory() throws {
    let declaration = #/public (?:enum|struct) (\w+): ([^{]*)\{/#
    let conformance = #/extension (?:\w+\.)?(\w+): KhungGioError/#
    var errors: [String] = []
    var conforming: [String] = []
    for file in try House.files(in: "Sources") where file.module != Self.commands {
      for match in file.text.matches(of: declaration) {
        let kinds = match.output.2.split(separator: ",").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        if kinds.contains("Error") { errors.append(String(match.output.1)) }
      }
      conforming += file.text.matches(of: conformance).map { String($0.output.1) }
    }
    #expect(errors.count > 15)
    #expect(errors.sorted() == conforming.sorted())
  }

  @Test func codesAreUniqueInTheProgram() throws {
    var places: [String: [String]] = [:]
    for file in try House.files(in: "Sources")
    where file.module != Self.commands && file.text.contains("KhungGioError") {
      for part in file.text.split(separator: "var code: String {").dropFirst() {
        let property = part.firstRange(of: "var category").map { part[..<$0.lowerBound] } ?? part
        for match in property.matches(of: #/"([^"]*)"/#) {
          places[String(match.output.1), default: []].append(file.path)
        }
      }
    }
    #expect(places.count > 60)
    for (code, files) in places {
      #expect(files.count == 1, "\(code) is a code in \(files)")
      // A code may end in the name of its case.
      #expect(code.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*(-\\\(.*\))?/#) != nil, "\(code)")
    }
  }

  /// The contract's numbers, said once.
  @Test func oneTableGivesExitStatuses() throws {
    var statuses: [String: Int] = [:]
    for file in try House.files(in: "Sources") where file.module == Self.commands {
      guard file.path.hasSuffix("/ExitStatus.swift") else {
        #expect(!file.text.contains(#/ExitCode\(\d/#), "\(file.path)")
        continue
      }
      for match in file.text.matches(of: #/case ((?:\.\w+(?:, )?)+): ExitCode\((\d+)\)/#) {
        for category in match.output.1.split(separator: ", ") {
          statuses[String(category.dropFirst())] = Int(match.output.2)
        }
      }
    }
    #expect(
      statuses == [
        "stopped": 2, "usage": 64, "badData": 65, "inputMissing": 66, "internalError": 70,
        "cannotCreate": 73, "temporary": 73, "cannotWrite": 74,
      ])
  }
}
