import Foundation
import TestSupport
import Testing

/// What adopters publish with: thin files that call make targets which are there.
@Suite struct PublishingFilesTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: PackageRoot.path + "/" + path, encoding: .utf8)
  }

  private static let files = [".github/workflows/ladder.yml", ".gitlab-ci.yml"]

  @Test(arguments: files) func `every target that a server makes is in the Makefile`(path: String)
    throws
  {
    let makefile = try Self.text("Makefile")
    let lines = try Self.text(path).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let words = lines.flatMap { line in
      line.firstRange(of: " make ").map { line[$0.upperBound...].split(separator: " ") } ?? []
    }
    let targets = Set(words.filter { !$0.contains("=") })
    #expect(targets.isSuperset(of: ["build", "check", "site"]))
    for target in targets { #expect(makefile.contains("\n\(target):"), "make \(target)") }
  }

  @Test func `actions are pinned by commit, and rights are given job by job`() throws {
    let workflow = try Self.text(".github/workflows/ladder.yml")
    let uses = workflow.split(separator: "\n").compactMap { line in
      line.firstRange(of: "uses: ").map { line[$0.upperBound...] }
    }
    #expect(uses.count >= 4)
    for action in uses {
      let parts = action.split(separator: "@")
      let commit = try #require(parts.last).prefix { $0.isHexDigit }
      #expect(commit.count == 40, "\(action)")
      #expect(action.contains(" # v"), "\(action) does not say its version")
    }
    #expect(workflow.contains("\npermissions: {}\n"))
    #expect(!workflow.contains("write-all"))
    #expect(!workflow.contains("pull_request_target"))
    #expect(!workflow.contains("secrets."))
    #expect(workflow.contains("persist-credentials: false"))
    #expect(workflow.contains("\nconcurrency:\n"))
  }
}
