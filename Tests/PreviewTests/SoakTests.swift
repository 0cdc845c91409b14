import Foundation
import TestSupport
import Testing

/// Edits and requests for a minute, or for as many seconds as `LADDER_SOAK` says.
@Suite struct SoakTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["LADDER_SOAK"].flatMap(Double.init) ?? 60

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "needs /proc"))
  func `edits and requests leave open files and memory as they were`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    // What is set up once is there after this, and the allocator has seen its most.
    try work(ladder, seconds: 15)
    try release(ladder, saying: "Half way.")
    let before = try quiet(ladder)
    try work(ladder, seconds: Self.seconds)
    try release(ladder, saying: "The end.")
    #expect(eventually { (try? state(of: ladder).files) ?? .max <= before.files })
    let after = try state(of: ladder).memory
    #expect(Double(after) < Double(before.memory) * 1.2, "\(before.memory) kB became \(after) kB")
  }

  /// A change that is told to all who still wait frees their connections.
  private func release(_ ladder: RunningLadder, saying words: String) throws {
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: words))
    #expect(ladder.page(SampleProject.levelPage, holding: words) != nil)
  }

  /// The state once closed connections are gone: the fewest open files of two seconds.
  private func quiet(_ ladder: RunningLadder) throws -> (files: Int, memory: Int) {
    var least = try state(of: ladder)
    for _ in 0..<40 {
      usleep(50_000)
      let now = try state(of: ladder)
      if now.files <= least.files { least = now }
    }
    return least
  }

  private func work(_ ladder: RunningLadder, seconds: Double) throws {
    let end = Date.now + seconds
    var round = 0
    while Date.now < end {
      round += 1
      let words = "Soaked \(round) of \(Int(seconds)) seconds."
      let broken = round % 5 == 0 ? " See [it](nowhere.md)." : ""
      try ladder.project.write(SampleProject.level, SampleProject.level(saying: words + broken))
      let epoch = ladder.epoch(of: SampleProject.levelPage) ?? ""
      let waiting = ladder.wait(from: epoch, at: SampleProject.levelPage)
      for target in ["/", "/matrix.html", "/nothing", "/assets/style.css", "/%"] {
        #expect(ladder.ask(target) != nil)
      }
      // Half of the tabs go away without waiting for the answer.
      if round % 2 == 0 { #expect(waiting.answer() != nil) }
      // About as fast as somebody could save; other tests need the machine too.
      usleep(100_000)
    }
  }

  private func state(of ladder: RunningLadder) throws -> (files: Int, memory: Int) {
    let folder = "/proc/\(ladder.process)"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/fd").count
    let status = try String(contentsOfFile: folder + "/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return (files, try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) }))
  }
}
