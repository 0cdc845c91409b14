import Build
import Diagnostics
import Foundation
import TestSupport
import Testing

private func errors(_ folder: TemporaryFolder) async -> [String] {
  await ProjectReader(root: folder.path).read().diagnostics
    .map { "\($0.place.path): \($0.message) [\($0.code.rawValue)]" }
}

struct `Symbolic links` {
  @Test func `inside the project are followed, to files and to folders`() async throws {
    let folder = try TemporaryFolder(project: [
      "shared/a.md": "a", "content/real.md": "real", "docs/b/c.md": "c",
    ])
    try folder.link("content/a.md", to: "../shared/a.md")
    try folder.link("content/alias.md", to: "real.md")
    try folder.link("content/b", to: folder("docs/b"))
    let result = await ProjectReader(root: folder.path).read()
    #expect(result.diagnostics.isEmpty)
    #expect(
      result.value.content.map(\.path)
        == ["content/a.md", "content/alias.md", "content/b/c.md", "content/real.md"])
    #expect(
      result.value.content.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "a", "real", "c", "real",
      ])
  }

  @Test func `may lead to the project's folder itself`() async throws {
    let folder = try TemporaryFolder(project: ["content/a.md": "a"])
    let elsewhere = try TemporaryFolder()
    try elsewhere.link("project", to: folder.path)
    let result = await ProjectReader(root: elsewhere("project")).read()
    #expect(result.diagnostics.isEmpty)
    #expect(result.value.content.map(\.path) == ["content/a.md"])
  }

  @Test func `may be the content folder`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("ladder.yml", "title: Test\n")
    try folder.write("pages/a.md", "a")
    try folder.folder("templates")
    try folder.link("content", to: "pages")
    let result = await ProjectReader(root: folder.path).read()
    #expect(result.diagnostics.isEmpty)
    #expect(result.value.content.map(\.path) == ["content/a.md"])
  }

  @Test func `to files outside are refused and not read, directly, in a chain and on the way`()
    async throws
  {
    let outside = try TemporaryFolder()
    try outside.write("secret.md", "secret")
    try outside.write("folder/secret.md", "secret")
    let folder = try TemporaryFolder(project: [:])
    try folder.folder("content/sub")
    try folder.link("content/a.md", to: outside("secret.md"))
    try folder.link("content/b.md", to: "a.md")
    try folder.link("content/sub/c", to: outside("folder"))
    try folder.remove("ladder.yml")
    try folder.link("ladder.yml", to: outside("secret.md"))
    try folder.link("templates/d.html", to: outside("secret.md"))
    let result = await ProjectReader(root: folder.path).read()
    let target = outside("secret.md")
    #expect(
      await errors(folder) == [
        "content/a.md: 'content/a.md' is a symbolic link to '\(target)', outside the project [symlink-outside]",
        "content/b.md: 'content/b.md' is a symbolic link to '\(target)', outside the project [symlink-outside]",
        "content/sub/c: 'content/sub/c' is a symbolic link to '\(outside("folder"))', outside the project [symlink-outside]",
        "ladder.yml: 'ladder.yml' is a symbolic link to '\(target)', outside the project [symlink-outside]",
        "templates/d.html: 'templates/d.html' is a symbolic link to '\(target)', outside the project [symlink-outside]",
      ])
    #expect(result.value.content.isEmpty && result.value.config == nil)
  }

  @Test func `to a folder beside the project whose name begins like it are outside`() async throws {
    let parent = try TemporaryFolder()
    try parent.write("site-secret/a.md", "secret")
    try parent.write("site/ladder.yml", "title: Test\n")
    try parent.write("site/templates/x.html", "")
    try parent.folder("site/content")
    try parent.link("site/content/a.md", to: "../../site-secret/a.md")
    let result = await ProjectReader(root: parent("site")).read()
    #expect(result.diagnostics.map(\.code) == [.symlinkOutside])
  }

  @Test func `to hidden files of the project are refused`() async throws {
    let folder = try TemporaryFolder(project: [".git/config": "token", ".env": "token"])
    try folder.link("content/a.txt", to: "../.git/config")
    try folder.link("content/b.txt", to: "../.env")
    #expect(
      await errors(folder) == [
        "content/a.txt: 'content/a.txt' is a symbolic link to the hidden '.git/config' [unusable-file]",
        "content/b.txt: 'content/b.txt' is a symbolic link to the hidden '.env' [unusable-file]",
      ])
  }

  @Test func `that lead in a circle or nowhere are errors`() async throws {
    let folder = try TemporaryFolder(project: [:])
    try folder.folder("content/deep/er")
    try folder.link("content/a.md", to: "b.md")
    try folder.link("content/b.md", to: "a.md")
    try folder.link("content/c.md", to: "nowhere.md")
    try folder.link("content/deep/er/up", to: "../..")
    try folder.link("content/deep/here", to: ".")
    try folder.link("content/root", to: "..")
    #expect(
      await errors(folder) == [
        "content/a.md: 'content/a.md' is a symbolic link to 'b.md', which could not be followed: its symbolic links lead in a circle [unreadable-file]",
        "content/b.md: 'content/b.md' is a symbolic link to 'a.md', which could not be followed: its symbolic links lead in a circle [unreadable-file]",
        "content/c.md: 'content/c.md' is a symbolic link to 'nowhere.md', which could not be followed: it does not exist [unreadable-file]",
        "content/deep/er/up: 'content/deep/er/up' is a symbolic link to a folder that holds it [unusable-file]",
        "content/deep/here: 'content/deep/here' is a symbolic link to a folder that holds it [unusable-file]",
        "content/root: 'content/root' is a symbolic link to a folder that holds it [unusable-file]",
      ])
  }

  @Test func `between folders that lead to each other end`() async throws {
    let folder = try TemporaryFolder(project: ["content/a/x.md": "x", "content/b/y.md": "y"])
    try folder.link("content/a/b", to: "../b")
    try folder.link("content/b/a", to: "../a")
    #expect(
      await errors(folder) == [
        "content/a/b/a: 'content/a/b/a' is a symbolic link to a folder that holds it [unusable-file]",
        "content/b/a/b: 'content/b/a/b' is a symbolic link to a folder that holds it [unusable-file]",
      ])
  }

  @Test func `that multiply folders without end meet a limit`() async throws {
    let folder = try TemporaryFolder(project: [:])
    for index in 0..<20 {
      try folder.folder("content/f\(index)")
      for name in ["p", "q", "r"] {
        try folder.link("content/f\(index)/\(name)", to: "../f\(index + 1)")
      }
    }
    try folder.write("content/f20/x.md", "x")
    let found = await ProjectReader(root: folder.path).read().diagnostics
    #expect(found.map(\.code) == [.unusableFile])
    #expect(found.first?.message.contains("one file too many: 100000 are the limit") == true)
  }
}

struct `Files that are no files` {
  @Test func `are refused without opening them`() async throws {
    let folder = try TemporaryFolder(project: [:])
    #expect(mkfifo(folder("content/pipe.md"), 0o600) == 0)
    #expect(mkfifo(folder("templates/pipe.html"), 0o600) == 0)
    try folder.link("content/null.md", to: "/dev/null")
    try folder.remove("ladder.yml")
    try folder.folder("ladder.yml")
    #expect(
      await errors(folder) == [
        "content/null.md: 'content/null.md' is a symbolic link to '/dev/null', outside the project [symlink-outside]",
        "content/pipe.md: 'content/pipe.md' is a pipe, socket or device, not a file [unusable-file]",
        "ladder.yml: 'ladder.yml' is not a file [unusable-file]",
        "templates/pipe.html: 'templates/pipe.html' is a pipe, socket or device, not a file [unusable-file]",
      ])
  }
}

struct `File names` {
  @Test(arguments: [
    ("a\u{1B}[31m.md", "holds a control character"), ("a\n.md", "holds a control character"),
    ("a\u{85}.md", "holds a control character"), ("a\u{202E}dm.md", "holds an invisible mark"),
    ("a\\b.md", "holds a backslash"),
  ])
  func `that could mislead are refused`(name: String, fault: String) async throws {
    let folder = try TemporaryFolder(project: ["content/\(name)": "x"])
    let found = await ProjectReader(root: folder.path).read()
    #expect(found.diagnostics.map(\.code) == [.badFileName])
    #expect(found.diagnostics.first?.message.contains(fault) == true)
    #expect(found.value.content.isEmpty)
  }

  #if os(Linux)
    @Test func `that are not UTF-8 are refused`() async throws {
      let folder = try TemporaryFolder(project: [:])
      let bytes = Array(folder("content/a").utf8) + [0xFF] + Array(".md".utf8)
      let file = bytes.map { CChar(bitPattern: $0) } + [0]
      #expect(close(open(file, O_CREAT | O_WRONLY, 0o600)) == 0)
      #expect(
        await errors(folder)
          == ["content/a\u{FFFD}.md: 'content/a\u{FFFD}.md' is not valid UTF-8 [bad-file-name]"])
    }
  #endif

  @Test(.enabled(if: keepsLetterCase, "this disk ignores letter case"))
  func `that differ only in letter case are refused, and both named`() async throws {
    let folder = try TemporaryFolder(project: [
      "content/Größe.md": "x", "content/GRÖSSE.md": "ss is another word", "content/GRÖßE.md": "x",
      "content/A/x.md": "x", "content/a/y.md": "y",
    ])
    let found = await ProjectReader(root: folder.path).read().diagnostics
    #expect(
      found.map(\.message) == [
        "'content/Größe.md' and 'content/GRÖßE.md' differ only in letter case",
        "'content/a' and 'content/A' differ only in letter case",
      ])
    #expect(found.map(\.code) == [.pathCollision, .pathCollision])
    #expect(found.first?.notes.map(\.place.path) == ["content/GRÖßE.md"])
  }

  @Test(.enabled(if: keepsLetterCase, "this disk ignores letter case"))
  func `that differ only in Unicode normalisation are refused`() async throws {
    let folder = try TemporaryFolder(project: [:])
    try folder.write("content/\u{E9}.md", "x")
    try folder.write("content/e\u{301}.md", "y")
    let found = await ProjectReader(root: folder.path).read().diagnostics
    #expect(found.map(\.code) == [.pathCollision])
    #expect(found.first?.message.hasSuffix("differ only in how their letters are encoded") == true)
  }
}

/// Whether `a` and `A` are two files where the tests write.
let keepsLetterCase: Bool = {
  guard let folder = try? TemporaryFolder(), (try? folder.write("a", "")) != nil else {
    return false
  }
  return !folder.exists("A")
}()
