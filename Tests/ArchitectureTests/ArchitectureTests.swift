import Diagnostics
import Foundation
import LadderModel
import TestSupport
import Testing

/// The invariants of ARCHITECTURE.md that a reader of the sources can check.
@Suite struct ArchitectureTests {
  private static let sources = FileTree(PackageRoot.path + "/Sources")

  private static var swiftFiles: [(path: String, text: String)] {
    sources.paths.filter { $0.hasSuffix(".swift") }.compactMap { path in
      sources.text(path).map { (path, $0) }
    }
  }

  /// Module → the modules that it may import; what the language brings is allowed everywhere.
  private static let imports: [String: Set<String>] = [
    "Diagnostics": [],
    "Pages": ["Diagnostics", "CCMark", "CYAML"],
    // The C library for `pow` and `floor`.
    "Templates": ["Diagnostics", "Glibc", "Musl", "Darwin"],
    "LadderModel": ["Diagnostics", "Pages"],
    "Site": ["Diagnostics", "Pages", "LadderModel", "Templates"],
    "Checks": ["Diagnostics", "Pages", "LadderModel", "Templates", "Site"],
    "Build": [
      "Diagnostics", "Pages", "LadderModel", "Templates", "Site", "Checks", "Glibc", "Musl",
      "Darwin",
    ],
    "Preview": [
      "Diagnostics", "Build", "NIOCore", "NIOPosix", "NIOHTTP1", "Glibc", "Musl", "Darwin",
    ],
    "WebLinks": ["Diagnostics", "Checks", "NIOPosix", "Glibc", "Musl", "Darwin"],
    "LadderCLI": [
      "Diagnostics", "Checks", "Build", "Preview", "WebLinks", "ArgumentParser", "Glibc", "Musl",
      "Darwin",
    ],
  ]

  /// Lines `import X`, `package import X`, also inside `#if`.
  private static func imported(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count
      else { return nil }
      return words.prefix(index).allSatisfy({ $0 == "package" || $0 == "internal" })
        ? String(words[index + 1]) : nil
    }
  }

  @Test func `modules import lower steps only`() throws {
    #expect(Self.swiftFiles.count > 80, "the sources were not found")
    for (path, text) in Self.swiftFiles {
      let module = String(path.prefix { $0 != "/" })
      let allowed = try #require(Self.imports[module], "no row for \(module)")
      for name in Self.imported(text) where !allowed.contains(name) {
        Issue.record("\(path) imports \(name)")
      }
    }
  }

  @Test func `each C library is imported in one folder`() {
    for (path, text) in Self.swiftFiles {
      if Self.imported(text).contains("CCMark") { #expect(path.hasPrefix("Pages/Markdown/")) }
      if Self.imported(text).contains("CYAML") { #expect(path.hasPrefix("Pages/FrontMatter/")) }
    }
  }

  @Test func `no file is longer than 400 lines`() {
    let tests = FileTree(PackageRoot.path + "/Tests")
    for tree in [Self.sources, tests] {
      for path in tree.paths where path.hasSuffix(".swift") {
        let lines = tree.text(path)?.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect((lines ?? 0) <= 401, "\(path) has \(lines ?? 0) lines")
      }
    }
  }

  @Test func `nothing is public, forced or unchecked`() {
    for (path, text) in Self.swiftFiles {
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let code = line.prefix { $0 != "/" }
        for word in [
          "public ", "try!", "as!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)",
        ]
        where code.contains(word) {
          Issue.record("\(path):\(index + 1) holds '\(word)'")
        }
      }
    }
  }

  @Test func `no type is a Manager, Helper, Utils or Context`() {
    for path in Self.sources.paths {
      for word in ["Manager", "Helper", "Util", "Context", "Service", "Engine"] {
        #expect(!path.contains(word), "\(path)")
      }
    }
  }

  @Test func `every diagnostic code is explained in REFERENCE.md, and no other`() throws {
    let reference = try Self.reference()
    for code in DiagnosticCode.allCases {
      #expect(reference.contains(code.explanation.markdown(for: code)), "\(code.rawValue)")
    }
    // The last section: the samples in it may hold headings of their own.
    let section = reference.components(separatedBy: "\n## Diagnostics\n").last ?? ""
    let headings = section.split(separator: "\n").filter { $0.hasPrefix("### ") }
      .map { String($0.dropFirst(4)) }
    let known = Set(DiagnosticCode.allCases.map(\.rawValue))
    #expect(Set(headings) == known)
  }

  @Test func `every front-matter key and setting is in REFERENCE.md`() throws {
    let reference = try Self.reference()
    for key in FrontMatterKey.allCases {
      #expect(reference.contains("| `\(key.rawValue)` |"), "front-matter key \(key.rawValue)")
    }
    for key in SettingsKey.allCases {
      #expect(reference.contains("| `\(key.rawValue)` |"), "setting \(key.rawValue)")
    }
  }

  @Test func `the top level holds what it should and nothing else`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: PackageRoot.path)
      .filter { !$0.hasPrefix(".") }
    let expected: Set<String> = [
      "Package.swift", "Sources", "Tests", "content", "templates", "site", "Makefile",
      "ladder.yml", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "REFERENCE.md", "LICENSE",
    ]
    #expect(Set(names).subtracting(["Package.resolved"]) == expected)
  }

  private static func reference() throws -> String {
    try String(contentsOfFile: PackageRoot.path + "/REFERENCE.md", encoding: .utf8)
  }
}
