import Foundation
import TestSupport
import Testing

@Suite struct DeterminismTests {
  @Test func `folder, locale, time zone and user change no byte`() throws {
    let one = try TemporaryFolder(project: SampleProject.files())
    let two = try TemporaryFolder()
    for (path, text) in SampleProject.files().sorted(by: { $0.key > $1.key }) {
      try two.write("somewhere else/" + path, text)
    }
    let first = try Run(["build"], in: one.path, environment: ["TZ": "UTC", "LC_ALL": "C"])
    let second = try Run(
      ["build", "--root", "somewhere else", "--output", "result"], in: two.path,
      environment: [
        "TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "USER": "x",
        "CI": "true",
      ])
    #expect(first.status == 0)
    #expect(second.status == 0)
    let (a, b) = (FileTree(one("site")), FileTree(two("result")))
    #expect(a.paths == b.paths)
    for path in a.paths { #expect(a.files[path] == b.files[path], "\(path)") }
  }

  /// The shipped ladder, built twice in different places, and without a word of complaint.
  @Test func `the shipped ladder builds strictly to the same bytes everywhere`() throws {
    let output = try TemporaryFolder()
    let root = PackageRoot.path
    let first = try Run(
      ["build", "--strict", "--root", root, "--output", output("a")], in: output.path)
    #expect(first.error == "")
    #expect(first.status == 0)
    let second = try Run(
      ["build", "--strict", "--root", root, "--output", output("b/c")], in: root,
      environment: ["TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"])
    #expect(second.status == 0)
    let (a, b) = (FileTree(output("a")), FileTree(output("b/c")))
    #expect(a.paths.count > 100)
    #expect(a == b)
  }
}
