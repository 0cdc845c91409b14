import Foundation
import TestSupport
import Testing

/// Files that lead astray, and addresses that leave the project.
@Suite struct `Files, input and output` {
  @Test func `F1 links out of the project are errors that name link and target`() throws {
    let outside = try TemporaryFolder()
    try outside.write("secret.md", "secret")
    try outside.write("folder/secret.html", "secret")
    let project = try HostileProject()
    let folder = project.folder
    try folder.link("content/a.md", to: outside("secret.md"))
    try folder.link("content/b.md", to: "a.md")
    try folder.link("content/c", to: outside("folder"))
    try folder.link("templates/parts/x.html", to: outside("folder/secret.html"))
    try folder.link("templates/assets/x.css", to: "/etc/hostname")
    let run = try project.build()
    #expect(run.status == 1)
    for path in ["content/a.md", "content/b.md", "content/c", "templates/parts/x.html"] {
      #expect(
        run.error.contains("\(path): error: '\(path)' is a symbolic link to '\(outside.path)"))
    }
    #expect(run.error.contains("templates/assets/x.css: error: "))
    #expect(!folder.exists("site"))
  }

  @Test func `F2 links inside the project, and a linked project folder, work`() throws {
    let project = try HostileProject(["shared/g.md": "---\ntitle: G\n---\n\nText.\n"])
    try project.folder.folder("content/guides")
    try project.folder.link("content/guides/g.md", to: "../../shared/g.md")
    try project.expectSite()
    let elsewhere = try TemporaryFolder()
    try elsewhere.link("here", to: project.folder.path)
    let run = try Run(["build", "--root", "here"], in: elsewhere.path)
    #expect(run.status == 0, "\(run.error)")
  }

  @Test func `F3 loops, pipes and devices are errors, and nothing waits for them`() throws {
    let project = try HostileProject(["content/guides/bad.md": "---\ntitle: B\n---\n\n<b>\n"])
    let folder = project.folder
    try folder.link("content/a.md", to: "b.md")
    try folder.link("content/b.md", to: "a.md")
    try folder.link("content/guides/up", to: "..")
    #expect(mkfifo(folder("content/pipe.md"), 0o600) == 0)
    #expect(mkfifo(folder("templates/assets/pipe.css"), 0o600) == 0)
    try folder.link("content/zero.md", to: "/dev/zero")
    let run = try project.build()
    #expect(run.status == 1)
    for path in [
      "content/a.md", "content/b.md", "content/guides/up", "content/pipe.md",
      "templates/assets/pipe.css", "content/zero.md", "content/guides/bad.md:5:1",
    ] {
      #expect(run.error.contains("\n\(path): error: ") || run.error.hasPrefix("\(path): error: "))
    }
    #expect(!folder.exists("site"))
  }

  @Test(arguments: [
    "{% include '../../secret' %}", "{% include '/etc/passwd' %}", "{% extends '../secret.html' %}",
    "{% from '../content/index.md' import x %}", "{% import 'parts/../../ladder.yml' as x %}",
    "{% include 'parts//page.html' %}", "{% include './base.html' %}",
  ])
  func `F5 templates include nothing from outside their folder`(text: String) throws {
    try HostileProject(["templates/page.html": text])
      .expectError("templates/page.html:1:", "unknown-template")
  }

  @Test(arguments: [
    "![a](../../secret.png)", "![a](/../secret.png)", "![a](..%2f..%2fsecret.png)",
    "![a](../../../etc/passwd)", "[a](../../ladder.yml)", "![a](..\\\\..\\\\secret.png)",
    "[a](%00.md)", "[a](../templates/base.html)", "[a](%2e%2e/%2e%2e/x.md)",
  ])
  func `F6 a page shows and links nothing from outside the content`(text: String) throws {
    let project = try HostileProject(HostileProject.guide(text))
    try project.folder.write("secret.png", "secret")
    try project.expectError("content/guides/g.md:5:")
  }

  @Test func `F6 nor does the logo`() throws {
    let project = try HostileProject(["ladder.yml": "title: T\ntheme: {logo: ../secret.png}\n"])
    try project.folder.write("secret.png", "secret")
    try project.expectError("ladder.yml:2:")
  }

  @Test(arguments: [
    "/", ".", "..", "content", "content/new", "templates", "content/..", "link", "foreign",
    "content/index.md", "home", "home/..",
  ])
  func `F7 an output folder where a mistake costs work is refused and nothing is touched`(
    output: String
  ) throws {
    let project = try HostileProject()
    try project.folder.folder("home")
    try project.folder.write("foreign/notes.txt", "mine")
    try project.folder.folder("empty")
    try project.folder.link("link", to: "empty")
    let before = project.folder.tree()
    let run = try project.build("--output", output, environment: ["HOME": project.folder("home")])
    #expect(run.status == 1)
    #expect(run.error.contains("[output-refused]"), "\(run.error)")
    #expect(project.folder.tree() == before)
  }

  @Test func `F9 F10 files of others stay, files of ours go with their page`() throws {
    let project = try HostileProject(HostileProject.guide("Text."))
    try project.expectSite()
    for name in ["CNAME", ".nojekyll", "guides/notes.txt"] {
      try project.folder.write("site/\(name)", "mine")
    }
    try project.folder.remove("content/guides/g.md")
    let run = try project.build()
    #expect(run.status == 0)
    #expect(run.output.contains(" of others kept"))
    #expect(!project.folder.exists("site/guides/g.html"))
    for name in ["CNAME", ".nojekyll", "guides/notes.txt"] {
      #expect(project.folder.text("site/\(name)") == "mine")
    }
  }

  @Test func `F11 names that some disks take for one are errors`() throws {
    let project = try HostileProject()
    try project.folder.write("content/guides/A.md", "---\ntitle: A\n---\n")
    try project.folder.write("content/guides/a.md", "---\ntitle: B\n---\n")
    try project.folder.write("content/guides/\u{E9}.md", "---\ntitle: C\n---\n")
    try project.folder.write("content/guides/e\u{301}.md", "---\ntitle: D\n---\n")
    guard
      try FileManager.default.contentsOfDirectory(atPath: project.folder("content/guides")).count
        == 4
    else { return }
    let run = try project.build()
    #expect(run.status == 1)
    #expect(run.error.contains("differ only in letter case"))
    #expect(run.error.contains("differ only in how their letters are encoded"))
  }

  @Test func `F12 two sources of one path are errors that name both, in every run the same`() throws
  {
    let project = try HostileProject([
      "content/guides/g.md": "---\ntitle: G\naliases: [matrix.html, guides/h, MATRIX.html]\n---\n",
      "content/guides/h.md": "---\ntitle: H\naliases: [/old]\n---\n",
      "content/guides/i.md": "---\ntitle: I\naliases: [old.html]\n---\n",
      "content/matrix.md": "---\ntitle: M\n---\n",
    ])
    let runs = try (0..<3).map { _ in try project.build().error }
    #expect(Set(runs).count == 1)
    #expect(runs[0].components(separatedBy: "[path-collision]").count - 1 >= 4, "\(runs[0])")
    #expect(runs[0].contains("note: the other page"))
    #expect(!project.folder.exists("site"))
  }

  @Test(arguments: ["env", "environ", "HOME", "process", "os", "config", "site.env", "request"])
  func `F13 templates can't read the environment`(name: String) throws {
    let page = ["templates/page.html": "{{ \(name) }}" as String?]
    try HostileProject(HostileProject.guide("Text.").merging(page) { $1 })
      .expectError("templates/page.html:1:", "unknown-name")
  }

  @Test func `F15 the environment changes no byte`() throws {
    let project = try HostileProject(HostileProject.guide("[](level:junior)"))
    #expect(try project.build("--output", "one").status == 0)
    let environment = ["TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR", "USER": "x"]
    #expect(try project.build("--output", "two", environment: environment).status == 0)
    #expect(FileTree(project.folder("one")) == FileTree(project.folder("two")))
  }
}
