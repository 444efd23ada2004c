// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A package of its own: all of it is built with sanitizers, into a folder of its own.
let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "KhungGio", path: "..")],
  targets: [
    // The only place that knows libFuzzer.
    .target(name: "CFuzzer", path: "CFuzzer"),
    // What a target is, and how it is run.
    .target(name: "Targets", dependencies: ["CFuzzer"], path: "Targets", swiftSettings: strict),
    // The files that people and other programs write.
    .executableTarget(
      name: "Parsers",
      dependencies: ["Targets", .product(name: "KhungGioFiles", package: "KhungGio")],
      path: "Parsers", swiftSettings: strict),
    // The files that the program keeps.
    .executableTarget(
      name: "Stores",
      dependencies: ["Targets", .product(name: "KhungGioStores", package: "KhungGio")],
      path: "Stores", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
