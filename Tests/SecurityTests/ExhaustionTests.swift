import Foundation
import TestSupport
import Testing

/// Inputs that are made to take all the time or memory there is end soon, with a site or with an
/// error at its place. D1 to D7 of the list of cases.
@Suite(.serialized) struct `Exhaustion` {
  @Test(.timeLimit(.minutes(10)), arguments: HostileInput.markdown)
  func `D1 D2 D6 of Markdown ends soon`(_ input: HostileInput) throws { try run(input) }

  @Test(.timeLimit(.minutes(10)), arguments: HostileInput.yaml)
  func `D3 D7 of front matter and settings ends soon`(_ input: HostileInput) throws {
    try run(input)
  }

  @Test(
    .enabled(
      if: isOfOtherProgram, "takes a debug build minutes: 'make hostile' tries a release build"),
    .timeLimit(.minutes(30)), arguments: HostileInput.templates)
  func `D4 of templates ends soon`(_ input: HostileInput) throws { try run(input) }

  @Test(
    .enabled(
      if: isOfOtherProgram, "takes a debug build minutes: 'make hostile' tries a release build"),
    .timeLimit(.minutes(30)), arguments: HostileInput.ladder)
  func `D6 of the ladder ends soon`(_ input: HostileInput) throws { try run(input) }

  /// Whether another program is tried than the debug build beside the tests.
  private static let isOfOtherProgram =
    ProcessInfo.processInfo.environment["LADDER_PROGRAM"] != nil

  /// Whether to print how long each takes.
  private static let isMeasured =
    ProcessInfo.processInfo.environment["LADDER_HOSTILE_BYTES"] != nil

  private func run(_ input: HostileInput) throws {
    let project = try HostileProject(input.files())
    let start = ContinuousClock.now
    let run = try project.build()
    let time = ContinuousClock.now - start
    if Self.isMeasured { print("hostile\t\(time)\t\(run.status)\t\(input.name)") }
    // Anything else is a crash or a signal.
    #expect(run.status == 0 || run.status == 1, "\(run.error.prefix(2_000))")
    // However much is wrong, the report can be read.
    #expect(run.error.utf8.count < 200_000)
    switch input.outcome {
    case .site: #expect(run.status == 0, "\(run.error.prefix(2_000))")
    case .error(let code):
      #expect(run.status == 1)
      #expect(run.error.contains("[\(code)]"), "\(run.error.prefix(2_000))")
    case .either: break
    }
    if run.status == 1 {
      #expect(run.error.contains(": error: "))
      #expect(!project.folder.exists("site"))
    }
  }
}
