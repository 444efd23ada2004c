import Foundation
import Testing

@Suite struct CodeTests {
  @Test func onlyTheCommandsPrintReadArgumentsOrExit() throws {
    let speaking = #/(?:^|[^\w.])(print|debugPrint|fputs|puts|readLine|exit|abort)\(/#
    let streams = #/FileHandle\.standard|CommandLine\.|ProcessInfo\.processInfo\.arguments/#
    let commands = ["Commands", "ServeCommand", "ServeOptions"]
    for file in try House.files(in: "Sources") where !commands.contains(file.module) {
      for (number, line) in file.code.enumerated() {
        #expect(
          !line.contains(speaking) && !line.contains(streams), "\(file.path):\(number + 1): \(line)"
        )
      }
    }
  }

  @Test func nothingAborts() throws {
    let aborting = #/(?:^|\W)(fatalError|try!|as!|unowned\(unsafe\)|nonisolated\(unsafe\))/#
    for file in try House.files(in: "Sources") {
      for (number, line) in file.code.enumerated() {
        #expect(!line.contains(aborting), "\(file.path):\(number + 1): \(line)")
      }
    }
  }

  @Test func nothingIsLeftForLater() throws {
    for file in try House.files(in: "Sources", endings: ["swift", "c", "h"]) {
      #expect(!file.text.contains(#/\b(TODO|FIXME|XXX|HACK)\b/#), "\(file.path)")
    }
  }

  @Test func noFileIsTooLongToRead() throws {
    let files =
      try House.files(in: "Sources", endings: ["swift", "h"]) + House.files(in: "Tests")
    for file in files {
      let lines = file.code.count
      #expect(lines <= 400, "\(file.path) has \(lines) lines")
    }
  }

  /// What a command does beyond parsing, calling and printing belongs to KhungGio and Console.
  @Test func theCommandsStayBelow2500Lines() throws {
    let files = try House.files(in: "Sources").filter { $0.module == "Commands" }
    #expect(files.count > 40)
    let lines = files.reduce(0) { $0 + $1.text.count { $0 == "\n" } }
    #expect(lines < 2500, "Sources/Commands has \(lines) lines")
  }

  @Test func noModuleBearsTheNameOfATypeInIt() throws {
    let declaration = #/\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/#
    for file in try House.files(in: "Sources") {
      for line in file.code {
        for match in line.matches(of: declaration) {
          #expect(String(match.output.1) != file.module, "\(file.path): \(line)")
        }
      }
    }
  }

  /// At how many people, units or sessions the search changes its ways stands among the parameters.
  @Test func sizesAtWhichTheSearchChangesAreParameters() throws {
    let comparison =
      #/\b(people|units\.count|sessions\.count|registrants\.count)\s*(<|<=|>|>=)\s*(\d[\d_]+)/#
    let modules = ["Formulation", "UnitPricing", "Relaxation", "Annealing", "Planning"]
    for file in try House.files(in: "Sources")
    where modules.contains(file.module) && !file.path.hasSuffix("Parameters.swift") {
      for (number, line) in file.code.enumerated() {
        #expect(!line.contains(comparison), "\(file.path):\(number + 1): \(line)")
      }
    }
  }

  @Test func theFormatterHasNothingToSay() throws {
    let lint = Process()
    lint.executableURL = URL(filePath: "/usr/bin/env")
    let folders = ["Sources", "Tests", "Benchmarks", "Fuzzing", "Examples", "Package.swift"].filter
    {
      FileManager.default.fileExists(atPath: House.root.appending(path: $0).path())
    }
    lint.arguments = ["swift", "format", "lint", "--strict", "--recursive"] + folders
    lint.currentDirectoryURL = House.root
    let pipe = Pipe()
    lint.standardOutput = pipe
    lint.standardError = pipe
    try lint.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    lint.waitUntilExit()
    #expect(lint.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
  }
}
