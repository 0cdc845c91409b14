import Foundation
import TestSupport
import Testing

/// The built program as people run it: words, streams and exit status.
@Suite struct BuildCommandTests {
  @Test func `a build says what it wrote and a second one writes nothing`() throws {
    let folder = try TemporaryFolder(project: SampleProject.files())
    let first = try Run(["build"], in: folder.path)
    #expect(first.error == "")
    #expect(first.status == 0)
    #expect(first.output.hasSuffix("in site: 34 files written, 0 unchanged, 0 removed\n"))
    let second = try Run(["build"], in: folder.path)
    #expect(second.output.hasSuffix("in site: 0 files written, 34 unchanged, 0 removed\n"))
    #expect(folder.text("site/levels/ic/senior.html")?.contains("Designs systems.") == true)
  }

  @Test func `timings name each phase in its order, and time and processor time never go back`()
    throws
  {
    let folder = try TemporaryFolder(project: SampleProject.files())
    let run = try Run(["build", "--timings"], in: folder.path)
    #expect(run.status == 0)
    let line = /timing: (\d+\.\d) ms, (\d+\.\d) ms of processor, (\d+) MiB: (\w+).*/
    let lines = try run.error.split(separator: "\n").map { try #require($0.wholeMatch(of: line)) }
    #expect(
      lines.map { $0.4 } == [
        "Reading", "Parsing", "Putting", "Planning", "Judging", "Rendering", "Checking", "Writing",
        "Done",
      ])
    let wall = lines.compactMap { Double($0.1) }
    let processor = lines.compactMap { Double($0.2) }
    #expect(wall == wall.sorted() && processor == processor.sorted())
    #expect(lines.allSatisfy { (Int($0.3) ?? 0) > 0 })
  }

  @Test func `an error names file, line and column, shows the line, and writes nothing`() throws {
    let folder = try TemporaryFolder(
      project: SampleProject.files([
        "content/levels/ic/senior.md": "---\ntitle: Senior\ncode: IC2\nrank: two\n---\n"
      ]))
    let run = try Run(["build"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.error == """
        content/levels/ic/senior.md:4:7: error: 'rank' must be a whole number [wrong-type]
        4 | rank: two
          |       ^~~
        help: write a number from 0 to 99, in digits

        1 error in 31 files; nothing was written

        """)
    #expect(!folder.exists("site"))
  }

  @Test func `an error leaves the old site as it was`() throws {
    let folder = try TemporaryFolder(project: SampleProject.files())
    #expect(try Run(["build"], in: folder.path).status == 0)
    let before = FileTree(folder("site"))
    try folder.write("content/index.md", "---\ntitle: Home\n---\n\n[gone](levels/ic/gone.md)\n")
    #expect(try Run(["build"], in: folder.path).status == 1)
    #expect(FileTree(folder("site")) == before)
  }

  @Test func `paths are relative to where the command runs`() throws {
    let folder = try TemporaryFolder()
    for (path, text) in SampleProject.files(["content/guides/a.md": "text"]) {
      try folder.write("demo/" + path, text)
    }
    let run = try Run(["build", "--root", "demo"], in: folder.path)
    #expect(run.error.hasPrefix("demo/content/guides/a.md: error: "))
    try folder.remove("demo/content/guides/a.md")
    let good = try Run(["build", "--root", "demo", "--output", "out"], in: folder.path)
    #expect(good.output.contains(" in out: "))
    #expect(folder.exists("out/index.html"))
  }

  @Test func `warnings pass, unless the build is strict`() throws {
    let files = SampleProject.files([
      "content/levels/ic/senior.md": LadderSample.level("Senior", "IC2", "2", "- A.\n")
        + "\n## Scopes\n\nText.\n"
    ])
    let folder = try TemporaryFolder(project: files)
    let loose = try Run(["build"], in: folder.path)
    #expect(loose.status == 0)
    #expect(loose.error.contains(": warning: "))
    #expect(loose.output.hasSuffix("0 removed; 1 warning\n"))
    let strict = try Run(["build", "--strict"], in: folder.path)
    #expect(strict.status == 1)
    #expect(strict.error.contains(": error: "))
  }

  @Test func `drafts are built when asked for`() throws {
    let files = SampleProject.files([
      "content/guides/new.md": "---\ntitle: New\nstatus: draft\n---\n\nText.\n"
    ])
    let folder = try TemporaryFolder(project: files)
    #expect(try Run(["build"], in: folder.path).status == 0)
    #expect(!folder.exists("site/guides/new.html"))
    #expect(try Run(["build", "--drafts"], in: folder.path).status == 0)
    #expect(folder.exists("site/guides/new.html"))
    #expect(try Run(["build"], in: folder.path).output.contains(" removed"))
    #expect(!folder.exists("site/guides/new.html"))
  }

  @Test func `a strict build takes the findings of the rules for errors`() throws {
    let files = SampleProject.files([
      "content/guides/a.md": "---\ntitle: A\n---\n\nSee ~~this~~.\n"
    ])
    let folder = try TemporaryFolder(project: files)
    let loose = try Run(["build"], in: folder.path)
    #expect(loose.status == 0)
    #expect(loose.error.isEmpty)
    let strict = try Run(["build", "--strict"], in: folder.path)
    #expect(strict.status == 1)
    #expect(strict.error.contains("content/guides/a.md:5:5: error: "))
    #expect(!strict.error.contains(": hint: "))
  }

  @Test func `a strict build does not ask after findings that it does not look for`() throws {
    let accepts =
      "accepts: [{rule: stale-review, reason: old}, {rule: vague-measure, reason: meant}]"
    let files = SampleProject.files([
      "ladder.yml": "title: T\nrules: {no-owner: off, orphan-page: off, empty-track: off}\n",
      "content/guides/a.md": "---\ntitle: A\nreviewed: 2001-01-01\n\(accepts)\n---\n\nText.\n",
    ])
    let folder = try TemporaryFolder(project: files)
    let run = try Run(["build", "--strict"], in: folder.path)
    #expect(!run.error.contains("unused-acceptance"), "\(run.error)")
    #expect(!run.error.contains("stale-review"))
  }

  @Test(arguments: [
    ("https://l.example", "/"), ("https://l.example/", "/"),
    ("https://l.example/a%20b/ö", "/a%20b/%C3%B6/"),
    ("https://l.example:8080/x/", "/x/"), ("https://l.example/%2Fevil.example", "/evil.example/"),
    ("https://l.example/'&", "/%27%26/"),
  ])
  func `the page for what is missing works at every address below the base`(
    address: String, root: String
  ) throws {
    let folder = try TemporaryFolder(project: SampleProject.files())
    let run = try Run(["build", "--base-url", address], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let missing = try #require(folder.text("site/404.html"))
    #expect(missing.contains("<link rel=\"stylesheet\" href=\"\(root)assets/style.css\">"))
    let other = try #require(folder.text("site/a-z.html"))
    #expect(other.contains("<link rel=\"stylesheet\" href=\"assets/style.css\">"))
  }

  @Test(arguments: [
    "http://e.com/x?y", "https://e.com/#a", "https://e.com/a b", "https://e.com/%zz", "ftp://e.com",
    "https://e.com//evil.example", "https://e.com/\\\\evil.example",
  ])
  func `an address to which no path can be added is refused`(address: String) throws {
    let folder = try TemporaryFolder(
      project: SampleProject.files(["ladder.yml": "title: T\nbase_url: '\(address)'\n"]))
    #expect(try Run(["build", "--base-url", address], in: folder.path).status == 64)
    let run = try Run(["build"], in: folder.path)
    #expect(run.error.contains("ladder.yml:2:11: error: 'base_url' must "), "\(run.error)")
  }

  @Test func `a file of an author's that Ladder makes itself is named`() throws {
    let folder = try TemporaryFolder(project: SampleProject.files(["content/ladder.json": "{}"]))
    let run = try Run(["build"], in: folder.path)
    #expect(run.error.hasPrefix("content/ladder.json: error: "), "\(run.error)")
    #expect(run.error.contains("help: rename it"))
  }

  @Test func `a template may not leave the site on any page`() throws {
    let folder = try TemporaryFolder(
      project: SampleProject.files([
        "ladder.yml": "title: T\nbase_url: https://l.example/x\n",
        "templates/404.html":
          "<a href=\"{{ root }}gone.html\"></a><a href=\"/assets/style.css\"></a>",
        "templates/a-z.html": "<a href=\"/x/index.html\"></a>",
      ]))
    let run = try Run(["build"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.error.contains("'/x/gone.html' leads to nothing in the site"))
    #expect(run.error.contains("'/assets/style.css' leaves the site"))
    #expect(run.error.contains("'/x/index.html' leaves the site"))
  }

  @Test func `placeholders that are never filled are refused`() throws {
    let folder = try TemporaryFolder(
      project: SampleProject.files([
        "ladder.yml":
          "title: T\nsource_url: https://l.example/{path}/{file}\nfeedback_url: https://l.example/{ref}?{path}\n"
      ]))
    let run = try Run(["build"], in: folder.path)
    #expect(run.error.contains("ladder.yml:2:13: error: 'source_url' has no placeholder '{file}'"))
    #expect(run.error.contains("help: it knows {path}\n"))
    #expect(!run.error.contains("feedback_url"))
  }

  @Test func `the base address is used for the sitemap only`() throws {
    let folder = try TemporaryFolder(project: SampleProject.files())
    let run = try Run(["build", "--base-url", "https://l.example/x"], in: folder.path)
    #expect(run.status == 0)
    let sitemap = try #require(folder.text("site/sitemap.xml"))
    #expect(sitemap.contains("<loc>https://l.example/x/levels/ic/senior.html</loc>"))
    #expect(!sitemap.contains("404"))
    #expect(try Run(["build"], in: folder.path).status == 0)
    #expect(!folder.exists("site/sitemap.xml"))
  }

  @Test(arguments: [
    ["--nonsense"], ["build", "--nonsense"], ["build", "--base-url", "l.example"],
    ["explain", "no-such-code"], ["build", "extra"], ["build", "--root", ""],
  ])
  func `wrong usage ends with status 64 and words on standard error`(arguments: [String]) throws {
    let run = try Run(arguments, in: "/")
    #expect(run.status == 64)
    #expect(run.error.contains("Error: "))
  }

  @Test func `a folder that is no project is an error with its name`() throws {
    let folder = try TemporaryFolder()
    let run = try Run(["build", "--root", "missing"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.error.contains("missing"))
    let empty = try Run(["build"], in: folder.path)
    #expect(empty.status == 1)
    #expect(empty.error.contains("ladder.yml"))
    #expect(!folder.exists("site"))
  }

  @Test func `every code is listed and explained`() throws {
    let list = try Run(["explain"], in: "/")
    #expect(list.status == 0)
    #expect(list.output.contains("broken-link "))
    let one = try Run(["explain", "broken-link"], in: "/")
    #expect(one.output.hasPrefix("broken-link (error)\n\n"))
    let near = try Run(["explain", "broken-lnk"], in: "/")
    #expect(near.error.contains("did you mean 'broken-link'?"))
  }

  @Test func `a reader that goes away does no harm`() throws {
    let folder = try TemporaryFolder(project: SampleProject.files())
    let command = "'\(PackageRoot.product)' build 2>&1 | true"
    #expect(try Run("/bin/sh", ["-c", command], in: folder.path).status == 0)
    #expect(folder.exists("site/index.html"))
  }
}
