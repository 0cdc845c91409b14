import Build
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import PublishCrasher

struct `Being killed` {
  static let kills = 300

  /// Somebody else's files, put there once there is a site.
  private let foreign = ["CNAME": "ladder.example", "levels/notes.txt": "mine"]

  @Test(
    .enabled(if: crasher != nil, "PublishCrasher is not where the tests were built"),
    .timeLimit(.minutes(20)))
  func `at any instant leaves every file whole, and the next build mends the rest`() async throws {
    let crasher = try #require(crasher)
    let folder = try TemporaryFolder()
    try folder.folder("site")
    var cold: [[String: String?]] = []
    for number in 0..<CrashSite.count {
      let other = try TemporaryFolder()
      await publish(CrashSite(number), into: other)
      cold.append(other.tree("site"))
    }
    var random = SplitMix(state: 20_261_120)
    var interrupted = 0
    for round in 0..<Self.kills {
      try killOnce(crasher, folder, round: round, &random)
      interrupted += folder.exists("site/.ladder/staging") ? 1 : 0
      checkEveryFileIsWhole(in: folder, sites: cold, round: round)
      guard round.isMultiple(of: 10) || round == Self.kills - 1 else { continue }

      let number = Int(random.next(below: UInt64(CrashSite.count)))
      await publish(CrashSite(number), into: folder)
      if round == 0 {
        for (path, text) in foreign { try folder.write("site/" + path, text) }
      }
      let expected = cold[number].merging(foreign) { $1 }
      let tree = folder.tree("site")
      let different = Set(tree.keys).union(expected.keys).filter { tree[$0] != expected[$0] }
      #expect(different.sorted() == [], "round \(round)")
    }
    // Else the kills came at other times than we meant them to.
    #expect(interrupted > Self.kills / 4)
  }

  private func publish(_ site: CrashSite, into folder: TemporaryFolder) async {
    let output = OutputFolder(path: folder("site"), shownAs: "site", root: "/nowhere", home: nil)
    let result = await output.publish(site.files)
    #expect(result.diagnostics.map(\.message) == [])
  }

  /// Starts the program, waits until it has begun, and kills it at an instant drawn at random: one
  /// time anywhere, the next time within the few milliseconds in which files take their places.
  private func killOnce(
    _ program: URL, _ folder: TemporaryFolder, round: Int, _ random: inout SplitMix
  ) throws {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = [folder("site"), String(random.next(below: UInt64(CrashSite.count)))]
    process.standardOutput = pipe
    try process.run()
    let said = pipe.fileHandleForReading.availableData
    if round.isMultiple(of: 2) {
      usleep(useconds_t(random.next(below: 70_000)))
    } else {
      let staging = folder("site/.ladder/staging")
      for isThere in [true, false] {
        let deadline = Date.now + 0.5
        while Self.holdsFirstFile(staging) != isThere, .now < deadline {}
      }
      let wait = Double(random.next(below: 5_000)) / 1_000_000
      let end = Date.now + wait
      while .now < end {}
    }
    let wasRunning = process.isRunning
    // Not SIGTERM: Foundation starts its children with that blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let rest = try pipe.fileHandleForReading.readToEnd() ?? Data()
    try #require(String(decoding: said + rest, as: UTF8.self) == "ready\n")
    try #require(wasRunning, "it ended by itself")
  }

  private static func holdsFirstFile(_ staging: String) -> Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: staging)
    return names?.contains { $0.hasSuffix("-1") } ?? false
  }

  private func checkEveryFileIsWhole(
    in folder: TemporaryFolder, sites: [[String: String?]], round: Int
  ) {
    for (path, text) in folder.tree("site") where text != nil && !path.hasPrefix(".ladder") {
      let isWhole = foreign[path] == text || sites.contains { $0[path] == text }
      if !isWhole { Issue.record("'\(path)' is broken in round \(round)") }
    }
  }
}

/// The program beside the tests: where Linux runs them, or where they are built by default.
private let crasher: URL? = {
  let here = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  return [here, package.appendingPathComponent(".build/debug")]
    .map { $0.appendingPathComponent("PublishCrasher") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}()

/// The same numbers in every run (Steele, Lea, Flood 2014: SplitMix64).
private struct SplitMix {
  var state: UInt64

  mutating func next(below limit: UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return (word ^ (word >> 31)) % limit
  }
}
