import TestSupport
import Testing

/// One mistake is one finding: what it breaks elsewhere is not reported again.
@Suite struct NoiseTests {
  private func findings(_ changes: [String: String?]) throws -> [String] {
    let folder = try TemporaryFolder(project: SampleProject.files(changes))
    let run = try Run(["check"], in: folder.path)
    return run.output.split(separator: "\n").filter { $0.contains(": error: ") }.map(String.init)
  }

  @Test(arguments: [
    (
      "content/levels/em/senior.md", LadderSample.level("Senior", "M3", "5", "- A.\n"),
      "[duplicate-id]"
    ),
    (
      "content/levels/ic/broken.md", "---\ntitle: Broken\ncode: X\n\n## Scope\n\n- A.\n",
      "[unclosed-front-matter]"
    ),
    (
      "content/levels/ic/my level.md", LadderSample.level("A", "X", "5", "- A.\n"),
      "[bad-file-name]"
    ),
    ("content/levels/xx/lost.md", LadderSample.level("A", "X", "5", "- A.\n"), "[unknown-track]"),
    ("content/levels/lost.md", "---\ntitle: A\n---\n", "[misplaced-file]"),
  ])
  func `links to a page that could not be taken`(path: String, text: String, code: String) throws {
    let name = String(path.dropFirst("content/".count))
    let link = "See [it](../\(name.split(separator: " ").joined(separator: "%20"))#scope).\n"
    let found = try findings([path: text, "content/guides/a.md": "---\ntitle: A\n---\n\n" + link])
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasSuffix(code) == true)
  }

  @Test func `a link to what is not there is still reported beside them`() throws {
    let found = try findings([
      "content/levels/lost.md": "---\ntitle: A\n---\n",
      "content/guides/a.md": "---\ntitle: A\n---\n\nSee [it](../levels/gone.md).\n",
    ])
    #expect(found.count == 2)
  }
}
