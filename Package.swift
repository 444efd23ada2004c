// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One module: a library target under strict settings.
func module(_ name: String, sees modules: [String] = [], uses products: [Target.Dependency] = [])
  -> Target
{
  .target(
    name: name, dependencies: modules.map { .byName(name: $0) } + products, swiftSettings: strict)
}

/// Tests are compiled without optimizing them, which takes a third of the time; what they test is
/// optimized as it is shipped.
let testing = strict + [.unsafeFlags(["-Onone"])]

/// The tests of one module.
func tests(
  of name: String, sees modules: [String], uses products: [Target.Dependency] = [],
  exclude folders: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: (modules + ["TestSupport"]).map { .byName(name: $0) } + products,
    exclude: folders, swiftSettings: testing)
}

/// The commit that is built, a plus behind it where files differ from it; nil outside of a repository.
let commit = Context.gitInformation.map { git in
  "\(git.currentCommit.prefix(12))\(git.hasUncommittedChanges ? "+" : "")"
}

let package = Package(
  name: "KhungGio",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "khunggio", targets: ["Commands"]),
    .executable(name: "khunggio-serve", targets: ["ServeCommand"]),
    // What another Swift program imports: one use case per command.
    .library(name: "KhungGio", targets: ["KhungGio"]),
    // What Benchmarks/ measures.
    .library(
      name: "KhungGioRooms",
      targets: ["DriveFiles", "SyntheticDrives", "IntegerProgramming", "GLPK", "Planning"]),
    // What Fuzzing/ gives its inputs to.
    .library(
      name: "KhungGioFiles",
      targets: ["Drives", "Plans", "DriveFiles", "UnitLists", "Workbooks", "IntegerProgramming"]),
    .library(name: "KhungGioStores", targets: ["DriveStore", "WhatIf"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // What Hummingbird stands on, for what it leaves open: connections, headers, signals.
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.0.0"),
  ],
  // In the order data walks: files in, a drive, a program, a solver, a plan, what people read.
  targets: [
    // What every error says for a program: its code and its category. No words, no exit status.
    module("Diagnostics"),
    // The domain: a drive, its rules and costs by name, valid by construction.
    module("Drives"),
    // Who is who: the key of a drive, people's keyed hashes, who of a plan is who on the lists now.
    module("Identities", sees: ["Drives"]),
    // A plan, its cost by term, and its audit against the drive: no program, no solver.
    module("Plans", sees: ["Drives"]),
    // Every sentence people read, Vietnamese and English side by side, and how wide text is.
    module("Wording", sees: ["Drives", "Plans"]),
    // The C libraries behind workbooks: the only place that includes their headers.
    .target(
      name: "CWorkbooks",
      linkerSettings: [
        .linkedLibrary("zip"), .linkedLibrary("expat"),
      ]),
    // The bytes of spreadsheets <-> sheets of cells. Knows nothing of drives.
    module("Workbooks", sees: ["Diagnostics", "CWorkbooks"]),
    // Where the headers of Pango and Cairo lie, and nothing more.
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
    // The C libraries behind pages: the only place that includes their headers.
    .target(
      name: "CPaper", dependencies: ["CPangoCairo"],
      linkerSettings: [.linkedLibrary("qrencode")]),
    // Text, tables and QR codes -> A4 pages in PDF. Knows nothing of drives.
    module("Pages", sees: ["Diagnostics", "CPaper"]),
    // What the C library knows of files and Swift cannot see.
    .target(name: "CFiles"),
    // Drive folders and plan files <-> values; every problem with its file, row, column and hint.
    module(
      "DriveFiles", sees: ["Diagnostics", "Drives", "Identities", "Wording", "Plans", "CFiles"],
      uses: [.product(name: "Yams", package: "Yams")]),
    // The plans that people were informed of, each kept whole: SQLite in the drive's folder.
    module(
      "DriveStore", sees: ["Diagnostics", "Identities"],
      uses: [.product(name: "GRDB", package: "GRDB.swift")]),
    // The lists that units send <-> the drive's own: letters, headings, values, who is who.
    module(
      "UnitLists",
      sees: [
        "Diagnostics", "Drives", "Identities", "Wording", "Workbooks", "DriveFiles", "CFiles",
      ]),
    // Work side by side on a number of threads, or on fewer where memory is short.
    module("Workers"),
    // Numbers that look random and are the same for the same seed everywhere.
    module("Randomness"),
    // Larger, made-up drives; the same seed gives the same drive.
    module("SyntheticDrives", sees: ["Drives", "Randomness"]),
    // Variables, rows, objective, outcome, the Solver protocol, the MPS writer. No blood here.
    module("IntegerProgramming"),
    // The C shim: the only place that includes glpk.h; one synchronous call per solve.
    .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk")]),
    // IntegerProgram -> CGLPK -> outcome: deadlines, memory limit, cancellation.
    module("GLPK", sees: ["IntegerProgramming", "CGLPK"]),
    // Drive -> the problem in the field's words: units, capacity rows, each hard rule and each cost term
    // stated once, the compact program.
    module("Formulation", sees: ["Drives", "Plans", "IntegerProgramming"]),
    // One unit's best schedule at dual prices, and a proof of it.
    module(
      "UnitPricing", sees: ["Drives", "Plans", "IntegerProgramming", "Workers", "Formulation"]),
    // Dual prices of the capacity rows, lower bounds, columns.
    module(
      "Relaxation",
      sees: [
        "Drives", "IntegerProgramming", "Randomness", "Workers", "Formulation", "UnitPricing",
      ]),
    // Columns and dual prices -> plans, by simulated annealing and a last step person by person.
    module(
      "Annealing",
      sees: [
        "Drives", "Plans", "IntegerProgramming", "Randomness", "Workers", "Formulation",
        "Relaxation",
      ]),
    // Planner: drive -> plan with a proven bound; branch and price to the proof; replanning.
    module(
      "Planning",
      sees: [
        "Diagnostics", "Drives", "Plans", "IntegerProgramming", "Randomness", "Workers",
        "Formulation", "UnitPricing", "Relaxation", "Annealing",
      ]),
    // Simulates a plan many times, with people and services as they are; seeded.
    module("Simulation", sees: ["Drives", "Plans", "Randomness", "Workers"]),
    // Volunteers and roles -> the roster of the day, as an integer program of its own, and its audit.
    module("Rosters", sees: ["Diagnostics", "Drives", "IntegerProgramming"]),
    // Changed drives -> Planning -> comparison; what binds, and what would place everyone.
    module(
      "WhatIf",
      sees: [
        "Diagnostics", "Drives", "Plans", "Wording", "DriveFiles", "IntegerProgramming",
        "Formulation", "Planning",
        "Simulation", "Workers",
      ]),
    // Plan -> what is sent and printed: schedules, letters, workbooks, calendars, messages.
    module(
      "Invitations",
      sees: [
        "Diagnostics", "Drives", "Identities", "Plans", "Wording", "Simulation", "Rosters",
        "Workbooks", "Pages",
      ],
      uses: [.product(name: "Mustache", package: "swift-mustache")]),
    // Values -> drawings: the day, the invitations, the what-if frontier; SVG and terminal.
    module("Pictures", sees: ["Drives", "Plans", "Wording"]),
    // Which commit is built. A define of its one C file, so that a commit compiles nothing else again.
    .target(
      name: "CRevision",
      cSettings: commit.map { [.define("KHUNGGIO_COMMIT", to: $0)] } ?? []),
    // The use cases, one per command: options in, progress, results and errors out. Prints nothing.
    module(
      "KhungGio",
      sees: [
        "Diagnostics", "Drives", "Identities", "Wording", "Plans", "DriveFiles", "DriveStore",
        "Workbooks", "Pages", "UnitLists", "SyntheticDrives", "IntegerProgramming", "GLPK",
        "Planning", "Simulation", "Rosters", "WhatIf", "Invitations", "Pictures", "Workers",
        "CRevision",
      ]),
    // What a terminal shows of results, errors and notices: lines. Prints nothing.
    module(
      "Console",
      sees: [
        "Diagnostics", "Drives", "Identities", "Wording", "Plans", "DriveFiles", "DriveStore",
        "UnitLists", "IntegerProgramming", "Planning", "Simulation", "WhatIf", "Invitations",
        "Pictures", "KhungGio",
      ]),
    // What two programs read alike, the command and the one of the pages: the options of `khunggio
    // serve`, the language of help.
    module(
      "ServeOptions", sees: ["Drives", "Wording"],
      uses: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
    // The commands: the only place that reads arguments and prints.
    .executableTarget(
      name: "Commands",
      dependencies: [
        "Diagnostics", "Drives", "Identities", "Wording", "Plans", "DriveFiles", "DriveStore",
        "Workbooks", "UnitLists", "SyntheticDrives", "IntegerProgramming", "GLPK", "Planning",
        "Simulation", "WhatIf", "Invitations", "Pictures", "KhungGio", "Console", "ServeOptions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // The pages, on the organiser's machine and on phones at the door: decodes a request, calls a use
    // case, encodes its result.
    module(
      "KhungGioServer",
      sees: [
        "Diagnostics", "Drives", "Identities", "Wording", "Plans", "DriveFiles", "DriveStore",
        "UnitLists", "IntegerProgramming", "GLPK", "Planning", "Simulation", "WhatIf",
        "Invitations", "Pictures", "KhungGio", "Console",
      ],
      uses: [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    // The command that `khunggio serve` starts: arguments, two listeners, signals.
    .executableTarget(
      name: "ServeCommand",
      dependencies: [
        "Diagnostics", "Drives", "Wording", "DriveFiles", "KhungGio", "KhungGioServer",
        "ServeOptions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What the tests share: tiny drives, random drives, brute force.
    .target(
      name: "TestSupport", dependencies: ["Drives", "Plans"], path: "Tests/TestSupport",
      swiftSettings: strict),
    // What the tests of the solver modules share: random units, every schedule, every choice of
    // them.
    .target(
      name: "SolverTestSupport", dependencies: ["Drives", "Plans", "Formulation", "TestSupport"],
      path: "Tests/SolverTestSupport", swiftSettings: strict),
    tests(of: "Drives", sees: ["Drives"]),
    tests(of: "Identities", sees: ["Drives", "Identities"]),
    tests(of: "Workers", sees: ["Workers"]),
    tests(of: "Plans", sees: ["Drives", "Plans"]),
    tests(of: "Wording", sees: ["Drives", "Wording"]),
    tests(of: "Workbooks", sees: ["Workbooks"], exclude: ["Fixtures"]),
    tests(of: "Pages", sees: ["Pages"]),
    tests(of: "DriveFiles", sees: ["Drives", "Identities", "Wording", "Plans", "DriveFiles"]),
    tests(
      of: "DriveStore", sees: ["Identities", "DriveStore"],
      uses: [.product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures"]),
    tests(
      of: "UnitLists",
      sees: ["Drives", "Identities", "Plans", "Wording", "Workbooks", "DriveFiles", "UnitLists"],
      exclude: ["Fixtures"]),
    tests(of: "SyntheticDrives", sees: ["Drives", "SyntheticDrives"]),
    tests(of: "IntegerProgramming", sees: ["IntegerProgramming"]),
    tests(of: "GLPK", sees: ["IntegerProgramming", "GLPK"]),
    tests(
      of: "Formulation",
      sees: [
        "Drives", "Plans", "IntegerProgramming", "GLPK", "Formulation", "SolverTestSupport",
      ]),
    tests(
      of: "UnitPricing",
      sees: [
        "Drives", "Plans", "IntegerProgramming", "GLPK", "Formulation", "UnitPricing",
        "SolverTestSupport",
      ]),
    tests(
      of: "Relaxation",
      sees: [
        "Drives", "Plans", "IntegerProgramming", "GLPK", "Randomness", "Formulation", "Relaxation",
        "SolverTestSupport",
      ]),
    tests(
      of: "Annealing",
      sees: [
        "Drives", "Plans", "IntegerProgramming", "GLPK", "Randomness", "SyntheticDrives",
        "Formulation", "Relaxation", "Annealing", "SolverTestSupport",
      ]),
    tests(
      of: "Planning",
      sees: [
        "Drives", "Plans", "IntegerProgramming", "GLPK", "Planning", "SyntheticDrives",
        "Formulation", "UnitPricing", "Relaxation", "Annealing", "SolverTestSupport",
      ]),
    tests(of: "Simulation", sees: ["Drives", "Plans", "Randomness", "Simulation"]),
    tests(of: "Rosters", sees: ["Drives", "IntegerProgramming", "GLPK", "Randomness", "Rosters"]),
    tests(
      of: "WhatIf",
      sees: [
        "Drives", "Plans", "Wording", "DriveFiles", "IntegerProgramming", "GLPK", "Planning",
        "SyntheticDrives", "Simulation", "WhatIf",
      ]),
    tests(
      of: "Invitations",
      sees: [
        "Drives", "Identities", "Plans", "Wording", "Simulation", "Workbooks", "Pages",
        "Invitations",
      ]),
    tests(of: "Pictures", sees: ["Drives", "Plans", "Wording", "Pictures"]),
    tests(
      of: "KhungGio",
      sees: [
        "Diagnostics", "Drives", "Identities", "Plans", "Wording", "DriveFiles", "DriveStore",
        "Workbooks", "UnitLists", "SyntheticDrives", "IntegerProgramming", "GLPK", "Planning",
        "Pages",
        "Simulation", "Rosters", "WhatIf", "Invitations", "KhungGio",
      ]),
    tests(
      of: "Console",
      sees: ["Diagnostics", "DriveFiles", "Drives", "KhungGio", "UnitLists", "Wording", "Console"]),
    tests(
      of: "KhungGioServer",
      sees: [
        "Diagnostics", "Drives", "Plans", "DriveFiles", "DriveStore", "UnitLists", "KhungGio",
        "KhungGioServer",
      ],
      uses: [.product(name: "HTTPTypes", package: "swift-http-types")],
      exclude: ["Browser"]),
    // The package itself: the arrows between modules, the format, the words.
    tests(of: "House", sees: []),
    // The built command, run as a person runs it.
    tests(of: "EndToEnd", sees: [], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
