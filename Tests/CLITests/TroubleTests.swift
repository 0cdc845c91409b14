import Foundation
import TestSupport
import Testing

/// Projects with something wrong, seen from the command line.
@Suite struct TroubleTests {
  private func build(_ changes: [String: String?], _ arguments: [String] = []) throws -> Run {
    let folder = try TemporaryFolder(project: SampleProject.files(changes))
    return try Run(["build"] + arguments, in: folder.path)
  }

  @Test func `a misspelt name in the frame of all pages is reported once`() throws {
    let base = try #require(SampleProject.files()["templates/base.html"])
    let run = try build(["templates/base.html": base + "{{ site.titel }}{{ pag.title }}\n"])
    #expect(run.status == 1)
    #expect(run.error.hasSuffix("2 errors in 31 files; nothing was written\n"))
    #expect(run.error.contains("error: 'site' has no 'titel' [unknown-name]"))
    #expect(run.error.contains("help: did you mean 'title'?"))
    #expect(run.error.contains("error: 'pag' is not defined [unknown-name]"))
  }

  @Test func `a mistake that data brings out is reported once, however many pages show it`() throws
  {
    let base = try #require(SampleProject.files()["templates/base.html"])
    let run = try build(["templates/base.html": base + "{{ page.title / 2 }}\n"])
    #expect(run.error.contains("note: while rendering 404.html"))
    #expect(run.error.contains("other pages\n"))
    #expect(run.error.hasSuffix("1 error in 31 files; nothing was written\n"))
  }

  @Test func `a template that is not there is named with its folder`() throws {
    let run = try build(["templates/rank.html": nil])
    #expect(
      run.error == """
        templates/rank.html: error: template 'rank.html' does not exist, and 'ranks/1.html' is made from it [unknown-template]
        help: write it; REFERENCE.md lists what it is given

        1 error in 30 files; nothing was written

        """)
  }

  @Test func `a part that a derived page does not have is named where the author links to it`()
    throws
  {
    let home = "---\ntitle: Home\n---\n\nSee [it](matrix.html#nowhere).\n"
    let run = try build(["content/index.md": home])
    #expect(
      run.error == """
        content/index.md:5:10: error: 'matrix.html' has no section or statement '#nowhere' [broken-anchor]
        5 | See [it](matrix.html#nowhere).
          |          ^~~~~~~~~~~~~~~~~~~

        1 error in 31 files; nothing was written

        """)
  }

  @Test func `what the command line names is shown as it was written there`() throws {
    let folder = try TemporaryFolder()
    for (path, text) in SampleProject.files() { try folder.write("demo/" + path, text) }
    let content = try Run(
      ["build", "--root", "demo", "--output", "demo/content"], in: folder.path)
    #expect(content.status == 1)
    #expect(content.error.hasPrefix("demo/content: error: 'demo/content' cannot be the output"))
    let missing = try Run(["build", "--root", "nowhere"], in: folder.path)
    #expect(
      missing.error == """
        nowhere: error: 'nowhere' could not be read: it does not exist [missing-file]
        help: name the project's folder with --root

        1 error in 1 file; nothing was written

        """)
    let file = try Run(["build", "--root", "demo/ladder.yml"], in: folder.path)
    #expect(file.error.hasPrefix("demo/ladder.yml: error: 'demo/ladder.yml' is no folder"))
    #expect(file.error.hasSuffix("1 error in 1 file; nothing was written\n"))
  }

  @Test func `a project without settings is told to write them`() throws {
    let folder = try TemporaryFolder(project: SampleProject.files())
    try folder.remove("ladder.yml")
    let run = try Run(["build"], in: folder.path)
    #expect(run.error.hasPrefix("ladder.yml: error: 'ladder.yml' does not exist [missing-file]\n"))
    #expect(run.error.hasSuffix("1 error in 31 files; nothing was written\n"))
  }
}
