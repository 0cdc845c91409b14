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
    try FileManager.default.createDirectory(
      atPath: project.path + "-old", withIntermediateDirectories: true)
    return (try RunningLadder(project), outside)
  }

  @Test func `no request leads out of the site`() throws {
    let (ladder, outside) = try Self.serve()
    let up = String(repeating: "../", count: 12)
    let dots = String(repeating: "%2e%2e/", count: 12)
    let slashes = String(repeating: "..%2f", count: 12)
    let twice = String(repeating: "%252e%252e%252f", count: 12)
    let path = outside("secret.txt").dropFirst()
    let encoded = path.replacingOccurrences(of: "/", with: "%2f")
    let name = URL(fileURLWithPath: ladder.project.path).lastPathComponent
    let attempts = [
      // P1, P2, P3
      "/\(up)\(path)", "/\(dots)\(path)", "/\(slashes)\(encoded)", "/\(twice)\(path)",
      "/..;/..;/\(path)", "/levels/..\(up)\(path)", "/levels/\(dots)\(path)", "/../secret.txt",
      // P4
      "/..\\..\\\(path)", "/..%5c..%5c\(path)", "/C:/\(path)", "//server/share/\(path)",
      "/\(path)%00.html", "/index.html%00", "\\\\server\\share",
      // P5, P8
      "/levels%2fic%2fsenior.html", "//\(path)", "/./\(path)", "///\(path)", "/\(path)...",
      "http://evil.example/\(path)", "file:///\(path)", "/\(path)",
      // P6
      "/../\(name)-old/secret.txt", "-old/secret.txt",
      // P9
      "/secret.txt?raw??", "/secret.txt?import&url", "/?file=/\(path)",
      // P10
      "/.git/config", "/.env", "/%2eenv", "/.hidden.txt", "/content/.hidden.txt", "/.ladder/",
      "/.ladder/../.env", "/.ladder/wait/../../.env", "/.well-known/x", "/secret.txt~",
      // Folders of the project that are not the site's.
      "/site/index.html", "/content/levels/ic/senior.md", "/ladder.yml", "/templates/base.html",
      "/secret.txt", "/levels/ic/senior.md",
    ]
    for attempt in attempts {
      let answer = ladder.ask(attempt)
      // The one that only has a query is the home page.
      let isHome = attempt.hasPrefix("/?")
      #expect(
        isHome ? answer?.status == 200 : (400..<500).contains(answer?.status ?? 0),
        "\(attempt): \(answer?.status ?? -1)")
      #expect(answer?.text.contains(Self.secret) == false, "\(attempt)")
    }
    #expect(ladder.ask("/")?.status == 200)
  }

  @Test func `a link that leads out of the project is an error and is not followed`() throws {
    // P7
    let (ladder, outside) = try Self.serve()
    try ladder.project.link("content/notes/leak.txt", to: outside("secret.txt"))
    #expect(ladder.printed("symlink-outside"))
    #expect(ladder.ask("/notes/leak.txt")?.status == 404)
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
