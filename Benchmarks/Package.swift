// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who only builds KhungGio has to fetch what measures it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "KhungGio", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // How long each part of planning takes, on a drive of each size.
    .executableTarget(
      name: "Parts",
      dependencies: [
        .product(name: "KhungGioRooms", package: "KhungGio"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Parts",
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
