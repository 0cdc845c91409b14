import Foundation
import TestSupport
import Testing

/// `ladder check` as people and other programs use it.
@Suite struct CheckCommandTests {
  /// One error, one warning with a note, one hint, one accepted finding.
  private static func project() throws -> TemporaryFolder {
    try TemporaryFolder(
      project: SampleProject.files([
        "content/levels/ic/senior.md":
          "---\ntitle: Senior\ncode: IC2\nrank: 2\n---\n\n## Scope\n\n- Fixes bugs.\n- Writes good plans.\n",
        "content/guides/a.md":
          "---\ntitle: A\naccepts:\n  - {rule: local-link, reason: \"a tutorial\"}\n---\n\n"
          + "[gone](b.md) and [here](http://localhost/)\n",
      ]))
  }

  @Test func `findings are printed with their places and counted by rule`() throws {
    let folder = try Self.project()
    let run = try Run(["check"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("content/guides/a.md:7:8: error: "))
    #expect(run.output.contains("1  error    broken-link\n"))
    #expect(run.output.contains("1 accepted in 32 files\n"))
    #expect(run.error == "")
    #expect(!folder.exists("site"))
  }

  @Test func `warnings and hints pass, and strict turns warnings into errors only`() throws {
    let folder = try Self.project()
    try folder.write("content/guides/a.md", "---\ntitle: A\n---\n")
    let loose = try Run(["check"], in: folder.path)
    #expect(loose.status == 0)
    #expect(loose.output.contains("copied-statement"))
    let strict = try Run(["check", "--strict"], in: folder.path)
    #expect(strict.status == 1)
    #expect(strict.output.contains("hint: 'good' is read differently by everyone"))
    let off = ["copied-statement", "no-owner", "no-counterpart", "no-entry", "no-way-on"]
    try folder.write(
      "ladder.yml", "title: T\nrules:\n" + off.map { "  \($0): off\n" }.joined())
    #expect(try Run(["check", "--strict"], in: folder.path).status == 0)
  }

  @Test func `a server's environment changes no result`() throws {
    let folder = try Self.project()
    let plain = try Run(["check"], in: folder.path)
    let server = try Run(
      ["check"], in: folder.path, environment: ["CI": "true", "GITHUB_ACTIONS": "true"])
    #expect(server.output == plain.output)
    #expect(server.status == plain.status)
  }

  @Test(arguments: ["text", "json", "github", "gitlab", "sarif"])
  func `the same ladder gives the same report`(format: String) throws {
    let folder = try Self.project()
    let day = ["SOURCE_DATE_EPOCH": "1795000000"]
    let first = try Run(["check", "--format", format], in: folder.path, environment: day)
    let second = try Run(["check", "--format", format], in: folder.path, environment: day)
    #expect(first.status == 1)
    #expect(first.output.utf8.count > 100)
    #expect(first.output == second.output)
  }

  @Test func `GitHub's step gets a summary, added to what is there`() throws {
    let folder = try Self.project()
    try folder.write("summary.md", "before\n")
    let run = try Run(
      ["check", "--format", "github"], in: folder.path,
      environment: ["GITHUB_STEP_SUMMARY": folder("summary.md")])
    #expect(run.output.hasPrefix("::error file=content/guides/a.md,line=7,"))
    let summary = try #require(folder.text("summary.md"))
    #expect(summary.hasPrefix("before\n### Ladder: 1 error"))
    #expect(summary.contains("| error | broken-link | content/guides/a.md:7 |"))
  }

  @Test func `a summary that can't be written is said and changes nothing`() throws {
    let folder = try Self.project()
    try folder.write("content/guides/a.md", "---\ntitle: A\n---\n")
    let run = try Run(
      ["check", "--format", "github"], in: folder.path,
      environment: ["GITHUB_STEP_SUMMARY": folder("no/such/folder")])
    #expect(run.status == 0)
    #expect(run.error.contains("warning: the summary of the step could not be written"))
  }

  @Test func `a build under GitHub Actions annotates too`() throws {
    let folder = try Self.project()
    let environment = [
      "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": folder("summary.md"),
      "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "o/r",
      "GITHUB_SHA": "abc",
    ]
    let run = try Run(["build"], in: folder.path, environment: environment)
    #expect(run.status == 1)
    #expect(run.output.contains("::error file=content/guides/a.md,line=7,"))
    #expect(run.error.contains("content/guides/a.md:7:8: error: "))
    #expect(
      folder.text("summary.md")?
        .contains("(<https://github.example/o/r/blob/abc/content/guides/a.md#L7>)") == true)
    #expect(!(try Run(["build"], in: folder.path).output.contains("::error")))
  }

  @Test func `a health page is written beside the report`() throws {
    let folder = try Self.project()
    let run = try Run(["check", "--report", "health.html"], in: folder.path)
    #expect(run.status == 1)
    let page = try #require(folder.text("health.html"))
    #expect(page.contains("Health of “Test ladder”"))
    #expect(page.contains("a tutorial"))
    #expect(!folder.exists("health.html.part"))
    let refused = try Run(["check", "--report", "no/health.html"], in: folder.path)
    #expect(refused.status == 1)
    #expect(refused.error.contains("'no/health.html' could not be written: it does not exist"))
  }

  @Test(arguments: [
    ["--format", "xml"], ["--report", "content/index.md"], ["--allow-private"], ["--root", ""],
  ])
  func `wrong usage`(arguments: [String]) throws {
    #expect(try Run(["check"] + arguments, in: "/").status == 64)
  }
}
