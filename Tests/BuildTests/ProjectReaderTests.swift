import Build
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What a project's files give, with the errors as one line each.
private func read(_ folder: TemporaryFolder) async -> (files: ProjectFiles, errors: [String]) {
  let result = await ProjectReader(root: folder.path).read()
  return (
    result.value,
    result.diagnostics.map { diagnostic in
      let position = diagnostic.place.position.map { ":\($0.line):\($0.column)" } ?? ""
      return
        "\(diagnostic.place.path)\(position): \(diagnostic.message) [\(diagnostic.code.rawValue)]"
    }
  )
}

struct `Reading a project` {
  @Test func `sorts files by their bytes and into pages, templates and assets`() async throws {
    let folder = try TemporaryFolder(project: [
      "ladder.yml": "title: Ladder\n",
      "content/index.md": "# Home",
      "content/levels/ic/staff.md": "staff",
      "content/levels-old.md": "old",
      "content/levels/ic/Map.PNG": "png",
      "templates/base.html": "<html>",
      "templates/_macros.html": "macro",
      "templates/assets/style.css": "body {}",
      "templates/assets/deep/page.html": "<p>",
    ])
    let (files, errors) = await read(folder)
    #expect(errors == [])
    #expect(files.config?.path == "ladder.yml")
    #expect(files.config?.bytes == Array("title: Ladder\n".utf8))
    #expect(
      files.content.map(\.path)
        == ["content/index.md", "content/levels-old.md", "content/levels/ic/staff.md"])
    #expect(files.content.last?.bytes == Array("staff".utf8))
    #expect(files.contentAssets.map(\.path) == ["content/levels/ic/Map.PNG"])
    #expect(files.contentAssets.first?.absolutePath == folder("content/levels/ic/Map.PNG"))
    #expect(files.contentAssets.first?.size == 3)
    #expect(files.templates.map(\.path) == ["templates/_macros.html", "templates/base.html"])
    #expect(
      files.templateAssets.map(\.path)
        == ["templates/assets/deep/page.html", "templates/assets/style.css"])
  }

  @Test func `does neither without settings nor without folders`() async throws {
    let folder = try TemporaryFolder()
    let (files, errors) = await read(folder)
    #expect(files.config == nil)
    #expect(
      errors == [
        "content: 'content' does not exist: there is no such folder in the project [missing-file]",
        "ladder.yml: 'ladder.yml' does not exist [missing-file]",
        "templates: 'templates' does not exist: there is no such folder in the project [missing-file]",
      ])
  }

  @Test func `says that a root does not exist or is no folder`() async throws {
    let folder = try TemporaryFolder()
    let missing = await ProjectReader(root: folder("nowhere")).read().diagnostics
    #expect(missing.map(\.code) == [.missingFile])
    #expect(missing.first?.message == "'\(folder("nowhere"))' could not be read: it does not exist")
    try folder.write("ladder.yml", "title: Test\n")
    let file = await ProjectReader(root: folder("ladder.yml")).read().diagnostics
    #expect(file.map(\.code) == [.unusableFile])
    try folder.write("content", "a file")
    try folder.write("templates/x.html", "")
    #expect(
      await read(folder).errors == [
        "content: 'content' is a file; it has to be a folder [unusable-file]"
      ]
    )
  }

  @Test func `points to settings under the wrong name`() async throws {
    let folder = try TemporaryFolder(project: ["ladder.yaml": "title: x"])
    #expect(
      await read(folder).errors
        == ["ladder.yaml: 'ladder.yaml' is not read: settings are in 'ladder.yml' [misplaced-file]"]
    )
  }

  @Test(arguments: [
    ".hidden.md", "page.md~", ".page.md.swp", "page.swp", "page.tmp", "4913", "#page.md#",
    ".DS_Store", "_draft.md", "_drafts/page.md", ".git/x.md", "Thumbs.db", "page.md___jb_tmp___",
  ])
  func `passes over hidden files and what editors leave`(name: String) async throws {
    let folder = try TemporaryFolder(project: ["content/\(name)": "x", "content/page.md": "x"])
    let (files, errors) = await read(folder)
    #expect(errors == [])
    #expect(files.content.map(\.path) == ["content/page.md"])
    #expect(files.contentAssets.isEmpty)
  }

  @Test(arguments: [
    ("page.html", "make it a template"), ("page.htm", "make it a template"),
    ("app.js", "templates/assets/"), ("style.css", "templates/assets/"),
    ("page.markdown", "'.md'"), ("README.MD", "'.md'"), ("data.xml", "publish it as one of"),
    ("Makefile", "publish it as one of"), ("x.yml", "front matter"),
  ])
  func `refuses other files in content and says what to do`(name: String, help: String) async throws
  {
    let folder = try TemporaryFolder(project: ["content/\(name)": "x"])
    let result = await ProjectReader(root: folder.path).read()
    #expect(result.diagnostics.map(\.code) == [.unusableFile])
    #expect(result.diagnostics.first?.place.path == "content/\(name)")
    #expect(result.diagnostics.first?.help?.contains(help) == true)
    #expect(result.value.contentAssets.isEmpty)
  }

  @Test func `refuses other files among the templates`() async throws {
    let folder = try TemporaryFolder(project: ["templates/style.css": "x"])
    #expect(
      await read(folder).errors
        == [
          "templates/style.css: 'templates/style.css' is not a template: those end in '.html' [misplaced-file]"
        ])
  }

  @Test func `shows the first byte that is not UTF-8`() async throws {
    let folder = try TemporaryFolder(project: [:])
    try folder.write(
      "content/latin.md", bytes: Array("# Größe\nzwei ".utf8) + [0xFC] + Array("ber".utf8))
    try folder.write("content/null.md", bytes: Array("a\nb".utf8) + [0])
    try folder.write("templates/utf16.html", bytes: [0xFF, 0xFE, 0x3C, 0x00])
    let (files, errors) = await read(folder)
    #expect(
      errors == [
        "content/latin.md:2:6: 'content/latin.md' is not valid UTF-8: byte FC [invalid-utf8]",
        "content/null.md:2:2: 'content/null.md' is not a text file: it holds a byte 00 [invalid-utf8]",
        "templates/utf16.html:1:1: 'templates/utf16.html' is not valid UTF-8: byte FF [invalid-utf8]",
      ])
    #expect(files.content.isEmpty && files.templates.isEmpty)
  }

  @Test func `draws the line for text at 8 MiB and for copies at 100 MiB`() async throws {
    let folder = try TemporaryFolder(project: ["content/big.mp4": ""])
    let limit = ProjectReader.textLimit
    try folder.write("content/at.md", bytes: [UInt8](repeating: 0x61, count: limit))
    try folder.write("content/over.md", bytes: [UInt8](repeating: 0x61, count: limit + 1))
    // A hole in the file: it takes no room on the disk.
    #expect(truncate(folder("content/big.mp4"), off_t(ProjectReader.assetLimit + 1)) == 0)
    let (files, errors) = await read(folder)
    #expect(
      errors == [
        "content/big.mp4: 'content/big.mp4' is larger than 100 MiB [file-too-large]",
        "content/over.md: 'content/over.md' is larger than 8 MiB [file-too-large]",
      ])
    #expect(files.content.map(\.bytes.count) == [limit])
  }

  @Test(.enabled(if: !isRoot, "root may read everything"))
  func `says that a file or folder may not be read`() async throws {
    let folder = try TemporaryFolder(project: ["content/a.md": "x", "content/b/c.md": "x"])
    for path in ["content/a.md", "content/b"] { #expect(chmod(folder(path), 0) == 0) }
    defer { chmod(folder("content/b"), 0o700) }
    #expect(
      await read(folder).errors == [
        "content/a.md: 'content/a.md' could not be read: permission denied [unreadable-file]",
        "content/b: 'content/b' could not be listed: permission denied [unreadable-file]",
      ])
  }

  @Test func `reads a thousand nested folders`() async throws {
    let folder = try TemporaryFolder(project: [:])
    var path = "content"
    for _ in 0..<1000 { path += "/d" }
    try folder.write(path + "/page.md", "deep")
    let (files, errors) = await read(folder)
    #expect(errors == [])
    #expect(files.content.map(\.path) == [path + "/page.md"])
  }
}
