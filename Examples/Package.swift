// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "KhungGio", path: "..")],
  targets: [
    // Plans a drive and prints who comes when.
    .executableTarget(
      name: "PlanTiny", dependencies: [.product(name: "KhungGio", package: "KhungGio")])
  ],
  swiftLanguageModes: [.v6]
)
