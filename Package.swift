// swift-tools-version: 6.2
import PackageDescription

/// Everything declared for another module is `package`: we ship a tool, not a library.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A Swift module of the build path; `steps` are the lower steps that it may import.
func module(_ name: String, _ steps: Target.Dependency...) -> Target {
  .target(name: name, dependencies: steps, swiftSettings: settings)
}

func tests(_ name: String, _ steps: Target.Dependency..., exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: steps, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "ladder",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "ladder", targets: ["LadderCLI"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.65.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    module("Diagnostics"),
    module("Pages", "Diagnostics", "CCMark", "CYAML"),
    module("Templates", "Diagnostics"),
    module("LadderModel", "Diagnostics", "Pages"),
    module("Site", "Diagnostics", "Pages", "LadderModel", "Templates"),
    module("Checks", "Diagnostics", "Pages", "LadderModel", "Templates", "Site"),
    module("Build", "Diagnostics", "Pages", "LadderModel", "Templates", "Site", "Checks"),
    module(
      "Preview", "Diagnostics", "Build",
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "NIOHTTP1", package: "swift-nio")),
    module(
      "WebLinks", "Diagnostics", "Checks", .product(name: "NIOPosix", package: "swift-nio")),
    .executableTarget(
      name: "LadderCLI",
      dependencies: [
        "Diagnostics", "Checks", "Build", "Preview", "WebLinks",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "Pages", "LadderModel"],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("DiagnosticsTests", "Diagnostics", "TestSupport"),
    tests("PagesTests", "Pages", "Diagnostics", "TestSupport", "CCMark"),
    tests(
      "TemplatesTests", "Diagnostics", "Templates", "TestSupport", exclude: ["Jinja", "Reports"]),
    tests("LadderModelTests", "LadderModel", "Pages", "Diagnostics", "TestSupport"),
    tests("SiteTests", "Site", "Templates", "LadderModel", "Pages", "Diagnostics", "TestSupport"),
    tests("ChecksTests", "Checks", "Site", "LadderModel", "Pages", "Diagnostics", "TestSupport"),
    tests("BuildTests", "Build", "Diagnostics", "PublishCrasher", "TestSupport"),
    tests("GoldenTests", "Build", "Diagnostics", "TestSupport", exclude: ["Sites"]),
    tests(
      "PreviewTests", "Preview", "Build", "Site", "Diagnostics", "LadderCLI", "TestSupport",
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOHTTP1", package: "swift-nio"),
      .product(name: "NIOEmbedded", package: "swift-nio")),
    tests("WebLinksTests", "WebLinks", "Checks", "Diagnostics", "TestSupport"),
    tests("CLITests", "LadderCLI", "TestSupport"),
    tests("BrowserTests", "LadderCLI", "TestSupport"),
    tests("SecurityTests", "LadderCLI", "FuzzProperties", "TestSupport"),
    tests("ArchitectureTests", "Diagnostics", "LadderModel", "TestSupport"),
    // What fuzzing asks of each part. Tests/Fuzz/build.sh links it with libFuzzer.
    .target(
      name: "FuzzProperties",
      dependencies: ["Diagnostics", "Pages", "Templates", "LadderModel", "Site", "Build"],
      path: "Tests/Fuzz/Properties", swiftSettings: settings),
    tests("FuzzTests", "FuzzProperties", "TestSupport"),
    // A program of its own, because the test that kills it needs a process to kill.
    .executableTarget(
      name: "PublishCrasher", dependencies: ["Build", "Diagnostics"],
      path: "Tests/PublishCrasher", swiftSettings: settings),
  ]
)
