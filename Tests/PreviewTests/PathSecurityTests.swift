import Foundation
import TestSupport
import Testing

/// Section 4.1 of the security cases: which files a request can reach. Raw requests to the real
/// program; the numbers are the cases'.
@Suite struct PathSecurityTests {
  private static let secret = "THE-SECRET-OUTSIDE"

  /// A project with secrets beside it, above it and hidden in it.
  private static func serve() throws -> (RunningLadder, TemporaryFolder) {
    let outside = try TemporaryFolder()
    try outside.write("secret.txt", secret)
    let project = try SampleProject.make([
      ".env": secret, ".git/config": secret, "content/.hidden.txt": secret,
      "content/notes/picture.txt": "public", "site/index.html": secret, "secret.txt": secret,
    ])
    return (try RunningLadder(project), outside)
  }

  /// What to ask for by the number of its case, and the only answer to it. `OUT` stands for the path of a
  /// file outside, without its first slash; `OUT/ENCODED` for the same with its slashes encoded.
  private static let attempts: [(id: String, status: Int, targets: [String])] = [
    ("P1", 404, ["/\(up("../"))OUT", "/../secret.txt", "/levels/\(up("../"))OUT", "/.."]),
    (
      "P2", 404,
      [
        "/\(up("%2e%2e/"))OUT", "/\(up("..%2f"))OUT/ENCODED", "/\(up("%2E."))OUT",
        "/.%2e/secret.txt",
        "/levels/\(up("%2e%2e/"))OUT", "/..;/..;/OUT",
      ]
    ),
    (
      "P3", 404,
      ["/\(up("%252e%252e%252f"))OUT", "/\(up("%252e%252e/"))OUT", "/%25252e%25252e/OUT"]
    ),
    (
      "P4", 400,
      [
        "/..\\..\\OUT", "/..%5c..%5cOUT", "/C:/OUT", "/c%3a/OUT", "\\\\server\\share",
        "/%5c%5cserver%5cshare",
        "/OUT%00.html", "/index.html%00", "/%00",
      ]
    ),
    ("P4", 404, ["//server/share/OUT"]),
    ("P5", 404, ["/levels%2fic%2fsenior.html", "/levels/ic%2fsenior.html", "/assets%2Fstyle.css"]),
    ("P6", 404, ["/../NAME-old/secret.txt", "/NAME-old/secret.txt", "/assets-old/secret.txt"]),
    (
      "P8", 404,
      ["//OUT", "///OUT", "/./OUT", "/OUT...", "/index.html.", "/levels/./ic/senior.html"]
    ),
    (
      "P8", 400,
      ["http://evil.example/", "http://evil.example/OUT", "file:///OUT", "*", "evil.example:80"]
    ),
    (
      "P9", 404,
      ["/secret.txt?raw??", "/secret.txt?import&url", "/OUT?raw", "/nothing?/index.html"]
    ),
    (
      "P10", 404,
      [
        "/.git/config", "/.env", "/%2eenv", "/.hidden.txt", "/content/.hidden.txt", "/.ladder/",
        "/.ladder/../.env", "/.ladder/wait/../../.env", "/.well-known/x", "/secret.txt~",
      ]
    ),
    (
      "P13", 404,
      [
        "/levels/ic/\(up("../"))OUT", "/levels/ic/\(up("%2e%2e/"))OUT",
        "/assets/..%2f..%2fOUT/ENCODED",
        "/levels/../index.html", "/levels/ic/%252e%252e/senior.html", "/levels/%2e%2e/secret.txt",
      ]
    ),
    (
      "P13", 400,
      ["/levels\\ic\\senior.html", "/levels%5cic%5csenior.html", "/assets/style.css%00"]
    ),
    // Folders of the project that are not the site's.
    (
      "root", 404,
      [
        "/site/index.html", "/content/levels/ic/senior.md", "/ladder.yml", "/templates/base.html",
        "/secret.txt", "/levels/ic/senior.md", "/OUT",
      ]
    ),
  ]

  private static func up(_ step: String) -> String { String(repeating: step, count: 12) }

  @Test func `no request leads out of the site`() throws {
    let (ladder, outside) = try Self.serve()
    let path = String(outside("secret.txt").dropFirst())
    let name = URL(fileURLWithPath: ladder.project.path).lastPathComponent
    let sibling = ladder.project.path + "-old"
    try FileManager.default.createDirectory(atPath: sibling, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: sibling) }
    try Self.secret.write(toFile: sibling + "/secret.txt", atomically: true, encoding: .utf8)
    for (id, status, targets) in Self.attempts {
      for target in targets {
        let target =
          target
          .replacing("OUT/ENCODED", with: path.replacing("/", with: "%2f"))
          .replacing("OUT", with: path).replacing("NAME", with: name)
        let answer = ladder.ask(target)
        #expect(answer?.status == status, "\(id) \(target)")
        #expect(answer?.text.contains(Self.secret) == false, "\(id) \(target)")
        #expect(answer?["location"] == nil, "\(id) \(target)")
      }
    }
    #expect(ladder.ask("/")?.status == 200)
  }

  @Test func `a query never changes which file is served`() throws {
    // P9
    let (ladder, outside) = try Self.serve()
    for target in ["/", SampleProject.levelPage, "/assets/style.css", "/notes/picture.txt"] {
      let plain = try #require(ladder.ask(target))
      for query in [
        "?raw??", "?import&url", "?url", "?file=\(outside("secret.txt"))", "?/../x", "?",
      ] {
        let answer = ladder.ask(target + query)
        #expect(answer?.status == 200 && answer?.body == plain.body, "\(target + query)")
      }
    }
  }

  @Test func `a link that leads out of the project is an error and is not followed`() throws {
    // P7
    let (ladder, outside) = try Self.serve()
    try ladder.project.link("content/notes/leak.txt", to: outside("secret.txt"))
    #expect(ladder.printed("symlink-outside"))
    #expect(ladder.ask("/notes/leak.txt")?.status == 404, "P7")
    try ladder.project.remove("content/notes/leak.txt")
    try ladder.project.link("content/linked", to: outside.path)
    #expect(ladder.printed("content/linked"))
    #expect(ladder.ask("/linked/secret.txt")?.status == 404)
    // A file that was good becomes a link: the version in memory stays.
    try ladder.project.remove("content/linked")
    try ladder.project.remove("content/notes/picture.txt")
    try ladder.project.link("content/notes/picture.txt", to: outside("secret.txt"))
    #expect(ladder.printed("content/notes/picture.txt"))
    #expect(ladder.ask("/notes/picture.txt")?.text.contains(Self.secret) != true)
  }

  @Test func `a folder without an index has no page`() throws {
    // P11
    let (ladder, _) = try Self.serve()
    for target in ["/notes", "/notes/", "/assets/", "/assets"] {
      #expect(ladder.ask(target)?.status == 404, "\(target)")
    }
    #expect(ladder.ask("/notes/picture.txt")?.text == "public")
  }

  @Test func `a folder leads to its index, and never to another host`() throws {
    // P12
    let (ladder, _) = try Self.serve()
    let answer = ladder.ask("/tracks")
    #expect(answer?.status == 307)
    #expect(answer?["location"] == "/tracks/")
    #expect(ladder.ask("/tracks/")?.status == 200)
    let echo = ladder.ask("/tracks?<script>alert(1)</script>")
    #expect(echo?["location"] == "/tracks/")
    #expect(echo?.text.contains("script") == false)
    #expect(ladder.ask("/tracks?//evil.example")?["location"] == "/tracks/")
    for target in ["//evil.example/..", "//evil.example", "/%2f/evil.example", "//tracks"] {
      let answer = ladder.ask(target)
      #expect(answer?.status == 404, "\(target)")
      #expect(answer?["location"] == nil)
      #expect(answer?.text.contains("evil") != true)
    }
  }
}
