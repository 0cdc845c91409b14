import Foundation
import TestSupport
import Testing

private let hasGit = (try? Run("/usr/bin/env", ["git", "--version"], in: "/"))?.status == 0

/// The pre-commit hook in a repository of its own.
@Suite(.enabled(if: hasGit, "git is not here"))
struct HookTests {
  private let folder: TemporaryFolder
  private static let environment = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.com", "LADDER": PackageRoot.product,
  ]

  init() throws {
    folder = try TemporaryFolder(project: SampleProject.files())
    try git("init", "--quiet")
    try git("config", "core.hooksPath", PackageRoot.path + "/.githooks")
    try git("add", ".")
    try git("commit", "--quiet", "--message", "sound")
  }

  private func run(_ arguments: [String]) throws -> Run {
    try Run(
      "/usr/bin/env", ["git"] + arguments, in: folder.path, environment: Self.environment)
  }

  private func git(_ arguments: String...) throws {
    let run = try run(arguments)
    #expect(run.status == 0, "\(arguments): \(run.output)\(run.error)")
  }

  private static let broken = "---\ntitle: Home\n---\n\n[gone](levels/ic/gone.md)\n"

  @Test func `what is wrong is not committed, and the message has its place`() throws {
    try folder.write("content/index.md", Self.broken)
    try git("add", ".")
    let commit = try run(["commit", "--message", "broken"])
    #expect(commit.status != 0)
    #expect((commit.output + commit.error).contains("content/index.md:5:8: error: "))
  }

  @Test func `what is staged counts and not what lies in the folder`() throws {
    try folder.write("content/guides/new.md", "---\ntitle: New\n---\n")
    try git("add", ".")
    try folder.write("content/index.md", Self.broken)
    try git("commit", "--quiet", "--message", "sound, although the folder is not")
    try git("add", ".")
    try folder.write("content/index.md", "---\ntitle: Home\n---\n")
    #expect(try run(["commit", "--message", "broken, although the folder is not"]).status != 0)
  }

  @Test func `other files are none of its business`() throws {
    try folder.write("content/index.md", Self.broken)
    try git("add", ".")
    try git("commit", "--no-verify", "--quiet", "--message", "past the hook")
    try folder.write("notes.txt", "x")
    try git("add", "notes.txt")
    try git("commit", "--quiet", "--message", "notes")
  }
}
