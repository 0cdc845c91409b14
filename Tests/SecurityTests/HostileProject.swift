import Foundation
import FuzzProperties
import TestSupport
import Testing

/// A small ladder with the shipped templates, and whatever a test puts in it.
struct HostileProject {
  let folder: TemporaryFolder

  /// - Parameter changes: path → text; `nil` leaves a file of the small ladder out.
  init(_ changes: [String: String?] = [:]) throws {
    folder = try TemporaryFolder(shippedTemplatesWith: [:])
    for (path, text) in SampleProject.files(changes) where !path.hasPrefix("templates/") {
      try folder.write(path, text)
    }
    for (path, text) in changes where path.hasPrefix("templates/") {
      if let text { try folder.write(path, text) }
    }
  }

  /// Runs the real program as people do.
  func build(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try Run(["build"] + arguments, in: folder.path, environment: environment)
  }

  /// Builds, and expects an error at a place; nothing may be written then.
  func expectError(
    _ place: String, _ code: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try build()
    #expect(run.status == 1, sourceLocation: sourceLocation)
    let found = run.error.split(separator: "\n").contains {
      $0.hasPrefix(place) && $0.contains(": error: ")
        && (code == nil || $0.hasSuffix("[\(code ?? "")]"))
    }
    #expect(found, "\(place): \(run.error)", sourceLocation: sourceLocation)
    #expect(!folder.exists("site"), sourceLocation: sourceLocation)
  }

  /// Builds, expects that it goes well and that every page is sound and under policy.
  @discardableResult
  func expectSite(sourceLocation: SourceLocation = #_sourceLocation) throws -> FileTree {
    let run = try build()
    #expect(run.status == 0, "\(run.error)", sourceLocation: sourceLocation)
    let site = FileTree(folder("site"))
    #expect(site.paths.contains("index.html"), sourceLocation: sourceLocation)
    for path in site.paths where path.hasSuffix(".html") {
      let faults = HTMLFaults(
        [UInt8](site.files[path] ?? Data()), isShownAnywhere: path == "404.html"
      ).faults
      #expect(faults == [], "\(path)", sourceLocation: sourceLocation)
    }
    return site
  }

  /// A guide with this text.
  static func guide(_ text: String) -> [String: String?] {
    ["content/guides/g.md": "---\ntitle: Guide\n---\n\n\(text)\n"]
  }
}
