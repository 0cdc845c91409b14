import Foundation
import TestSupport
import Testing

/// Files as editors, other systems and accidents leave them. What can be used is; for the rest
/// there is an error with its path, everything else is still checked, and nothing is written.
@Suite struct `Awkward files` {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String

    /// What the error's line begins with, and its code.
    let place: String
    let code: String
    let make: @Sendable (TemporaryFolder) throws -> Void
    var testDescription: String { name }
  }

  private static func bytes(_ path: String, _ bytes: [UInt8])
    -> @Sendable (TemporaryFolder) throws
    -> Void
  { { try $0.write(path, bytes: bytes) } }

  private static func text(_ path: String, _ text: String)
    -> @Sendable (TemporaryFolder) throws
    -> Void
  { { try $0.write(path, text) } }

  private static let page = "---\ntitle: A\n---\n\nText.\n"

  static let refused: [Case] = [
    Case(
      name: "invalid UTF-8", place: "content/a.md:2:9", code: "invalid-utf8",
      make: bytes("content/a.md", Array("---\ntitle: A".utf8) + [0xFC])),
    Case(
      name: "UTF-16", place: "content/a.md:1:1", code: "invalid-utf8",
      make: bytes("content/a.md", [0xFF, 0xFE, 0x2D, 0])),
    Case(
      name: "a NUL", place: "content/a.md:5:5", code: "invalid-utf8",
      make: bytes("content/a.md", Array(page.dropLast(2).utf8) + [0, 0x0A])),
    Case(
      name: "a NUL in the settings", place: "ladder.yml:1:9", code: "invalid-utf8",
      make: bytes("ladder.yml", Array("title: T".utf8) + [0])),
    Case(
      name: "a NUL in a template", place: "templates/page.html:1:2", code: "invalid-utf8",
      make: bytes("templates/page.html", [0x61, 0])),
    Case(
      name: "invalid UTF-8 in a template", place: "templates/page.html:1:2", code: "invalid-utf8",
      make: bytes("templates/page.html", [0x61, 0xC3])),
    Case(
      name: "an empty page", place: "content/guides/a.md", code: "missing-front-matter",
      make: text("content/guides/a.md", "")),
    Case(
      name: "empty settings", place: "ladder.yml", code: "missing-key",
      make: text("ladder.yml", "")),
    Case(
      name: "10 MB", place: "content/a.md", code: "file-too-large",
      make: bytes("content/a.md", [UInt8](repeating: 0x61, count: 10 << 20))),
    Case(
      name: "a picture of 10 MB that is SVG", place: "content/a.svg", code: "file-too-large",
      make: bytes("content/a.svg", [UInt8](repeating: 0x61, count: 10 << 20))),
    Case(
      name: "10 MB of settings", place: "ladder.yml", code: "file-too-large",
      make: bytes("ladder.yml", [UInt8](repeating: 0x61, count: 10 << 20))),
    Case(
      name: "100 MB", place: "content/a.md", code: "file-too-large",
      make: {
        try $0.write("content/a.md", "")
        #expect(truncate($0("content/a.md"), 100 << 20) == 0)
      }),
    Case(
      name: "a program", place: "content/a.md:1:9", code: "invalid-utf8",
      make: bytes("content/a.md", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0xFF])),
    Case(
      name: "a blank in the name", place: "content/a b.md", code: "bad-file-name",
      make: text("content/a b.md", page)),
    Case(
      name: "a leading dash", place: "content/-a.md", code: "bad-file-name",
      make: text("content/-a.md", page)),
    Case(
      name: "a name like an option", place: "content/--root.md", code: "bad-file-name",
      make: text("content/--root.md", page)),
    Case(
      name: "a line break in the name", place: "content/a\u{FFFD}b.md", code: "bad-file-name",
      make: text("content/a\nb.md", page)),
    Case(
      name: "an escape in the name", place: "content/\u{FFFD}[31m.md", code: "bad-file-name",
      make: text("content/\u{1B}[31m.md", page)),
    Case(
      name: "a bidirectional mark in the name", place: "content/a\u{FFFD}dm.md",
      code: "bad-file-name", make: text("content/a\u{202E}dm.md", page)),
    Case(
      name: "a backslash in the name", place: "content/a\\b.md", code: "bad-file-name",
      make: text("content/a\\b.md", page)),
    Case(
      name: "shell's characters in the name", place: "content/$(x);`y`.md", code: "bad-file-name",
      make: text("content/$(x);`y`.md", page)),
    Case(
      name: "a device's name", place: "content/guides/con.md", code: "bad-file-name",
      make: text("content/guides/con.md", page)),
    Case(
      name: "only an ending", place: "content/sub", code: "bad-file-name",
      make: text("content/sub dir/a.md", page)),
    Case(
      name: "a link outside", place: "content/a.md", code: "symlink-outside",
      make: { try $0.link("content/a.md", to: "/etc/passwd") }),
    Case(
      name: "a link to nothing", place: "content/a.md", code: "unreadable-file",
      make: { try $0.link("content/a.md", to: "gone") }),
    Case(
      name: "a link to itself", place: "content/a.md", code: "unreadable-file",
      make: { try $0.link("content/a.md", to: "a.md") }),
    Case(
      name: "a link to its folder", place: "content/a", code: "unusable-file",
      make: { try $0.link("content/a", to: ".") }),
    Case(
      name: "a pipe", place: "content/a.md", code: "unusable-file",
      make: { #expect(mkfifo($0("content/a.md"), 0o600) == 0) }),
    Case(
      name: "a pipe as settings", place: "ladder.yml", code: "unusable-file",
      make: {
        try $0.remove("ladder.yml")
        #expect(mkfifo($0("ladder.yml"), 0o600) == 0)
      }),
    Case(
      name: "a folder as settings", place: "ladder.yml", code: "unusable-file",
      make: {
        try $0.remove("ladder.yml")
        try $0.folder("ladder.yml")
      }),
    Case(
      name: "a folder named as a page", place: "content/a.md", code: "",
      make: { try $0.write("content/a.md/x.html", "x") }),
    Case(
      name: "a file where the templates' folder belongs", place: "templates", code: "unusable-file",
      make: {
        try $0.remove("templates")
        try $0.write("templates", "x")
      }),
    Case(
      name: "front matter that never ends", place: "content/a.md:1:1",
      code: "unclosed-front-matter",
      make: text("content/a.md", "---\ntitle: A\n\nText.\n")),
    Case(
      name: "a second document in the front matter", place: "content/a.md", code: "",
      make: text("content/a.md", "---\ntitle: A\n...\nowner: B\n---\n")),
  ]

  @Test(arguments: refused)
  func `that can't be used are errors, and the rest is still checked`(_ awkward: Case) throws {
    let project = try HostileProject(HostileProject.guide("[a](gone.md)"))
    try awkward.make(project.folder)
    let run = try project.build()
    #expect(run.status == 1)
    let found = run.error.split(separator: "\n").contains {
      $0.hasPrefix(awkward.place) && $0.contains(": error: ")
        && (awkward.code.isEmpty || $0.hasSuffix("[\(awkward.code)]"))
    }
    #expect(found, "\(run.error)")
    #expect(run.error.contains("content/guides/g.md:5:5: error: "), "\(run.error)")
    #expect(!project.folder.exists("site"))
  }

  @Test(arguments: [
    ("a byte order mark", "\u{FEFF}---\ntitle: A\n---\n\nText.\n"),
    ("CR LF", "---\r\ntitle: A\r\n---\r\n\r\nText.\r\n"),
    ("lone CR", "---\rtitle: A\r---\r\rText.\r"),
    ("mixed line ends", "---\r\ntitle: A\n---\r\n\rText.\r"),
    ("no final newline", "---\ntitle: A\n---\n\nText."),
    ("nothing behind the front matter", "---\ntitle: A\n---"),
    ("blanks behind the fences", "---  \ntitle: A\n---\t\n\nText.\n"),
    ("a line of 200 KB", "---\ntitle: A\n---\n\n" + String(repeating: "word ", count: 40_000)),
    ("100,000 empty lines", "---\ntitle: A\n---\n" + String(repeating: "\n", count: 100_000)),
    ("a separator of lines", "---\ntitle: A\n---\n\na\u{2028}b\u{2029}c\u{85}d\u{0B}e\u{0C}f\n"),
  ])
  func `that are only unusual give a page`(name: String, text: String) throws {
    let site = try HostileProject(["content/guides/g.md": text]).expectSite()
    #expect(site.text("guides/g.html")?.contains("<title>A · ") == true)
  }

  @Test(arguments: ["größe.md", "日本.md", "a.b.md", "1.md", "Ünï-c_ö.md", "a\u{301}.md"])
  func `with letters of any language in their names give a page`(name: String) throws {
    let project = try HostileProject([
      "content/guides/\(name)": "---\ntitle: A\n---\n\n[x](\(name))\n"
    ])
    try project.expectSite()
  }

  @Test(arguments: [".hidden.md", ".git/config", "a.md~", "#a.md#", "_draft.md", ".a.md.swp"])
  func `that are hidden or left by editors are passed over`(name: String) throws {
    let site = try HostileProject(["content/\(name)": "\u{0}broken"]).expectSite()
    #expect(!site.paths.contains { $0.contains("draft") || $0.contains("hidden") })
  }

  @Test func `that may not be read are errors, and the rest is still checked`() throws {
    let project = try HostileProject(HostileProject.guide("[a](gone.md)"))
    let folder = project.folder
    try folder.write("content/a.md", Self.page)
    try folder.write("content/sub/b.md", Self.page)
    try folder.write("templates/assets/x.css", "x")
    for path in ["content/a.md", "content/sub", "templates/page.html"] {
      #expect(chmod(folder(path), 0) == 0)
    }
    defer { chmod(folder("content/sub"), 0o700) }
    let run: Run
    if isRoot {
      // Root may read everything, so somebody else has to try.
      let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", PackageRoot.product]
      guard let tried = try? Run("/usr/bin/setpriv", nobody + ["build"], in: folder.path),
        tried.status != 127, !tried.error.contains("setpriv:")
      else { return }
      run = tried
    } else {
      run = try project.build()
    }
    #expect(run.status == 1)
    for path in [
      "content/a.md: error: 'content/a.md' could not be read: permission denied",
      "content/sub: error: 'content/sub' could not be listed: permission denied",
      "templates/page.html: error: 'templates/page.html' could not be read: permission denied",
      "content/guides/g.md:5:5: error: ",
    ] {
      #expect(run.error.contains(path), "\(run.error)")
    }
    #expect(!folder.exists("site"))
  }

  @Test func `that change, vanish and turn into something else during builds do no harm`() throws {
    let project = try HostileProject(HostileProject.guide("Text."))
    let folder = project.folder
    for index in 0..<40 {
      try folder.write("content/guides/p\(index).md", "---\ntitle: P\(index)\n---\n\nText.\n")
    }
    let churn = Churn(folder: folder)
    churn.start()
    var statuses: Set<Int32> = []
    for _ in 0..<12 {
      let run = try project.build()
      statuses.insert(run.status)
      if run.status == 1 { #expect(run.error.contains(": error: "), "\(run.error)") }
    }
    churn.stop()
    #expect(statuses.isSubset(of: [0, 1]))
    // Once it is quiet, the site is what a first build makes.
    #expect(try project.build().status == 0)
    #expect(try project.build("--output", "cold").status == 0)
    #expect(FileTree(folder("site")) == FileTree(folder("cold")))
  }
}

/// Changes the pages of a project until it is stopped, and leaves them whole. Unchecked: the lock
/// and the semaphore order all accesses.
private final class Churn: @unchecked Sendable {
  private let folder: TemporaryFolder
  private let lock = NSLock()
  private let ended = DispatchSemaphore(value: 0)
  private var isStopped = false

  init(folder: TemporaryFolder) { self.folder = folder }

  func start() {
    let thread = Thread { [self] in
      var round = 0
      while lock.withLock({ !isStopped }) {
        round += 1
        let path = "content/guides/p\(round % 40).md"
        try? folder.remove(path)
        switch round % 5 {
        case 0: mkfifo(folder(path), 0o600)
        case 1: try? folder.folder(path)
        case 2: try? folder.link(path, to: "/etc/passwd")
        case 3: try? folder.write(path, "---\ntitle: Half")
        default: try? folder.write(path, bytes: [UInt8](repeating: 0x61, count: 300_000))
        }
        try? folder.remove(path)
        try? folder.write(path, "---\ntitle: P\(round % 40)\n---\n\nText.\n")
      }
      ended.signal()
    }
    thread.start()
  }

  func stop() {
    lock.withLock { isStopped = true }
    ended.wait()
  }
}
