import Foundation
import FuzzProperties
import TestSupport
import Testing

/// What fuzzing checks, on inputs that are the same in every run: the seeds, what fuzzing once
/// found, and every fixture of the tests and page of the shipped ladder with a few bytes changed.
@Suite struct FuzzTests {
  @Test(arguments: FuzzTarget.allCases)
  func `the seeds and what was once found are fine now`(_ target: FuzzTarget) async throws {
    let project = try Project()
    let inputs = try Fixture.all(in: ["Seeds/\(target.rawValue)", "Found/\(target.rawValue)"])
    #expect(!inputs.isEmpty)
    for input in inputs {
      let faults = await target.faults(of: input.bytes, in: project.path)
      #expect(faults == [], "\(input.name)")
    }
  }

  /// `LADDER_MUTATIONS` says how many of each fixture; a nightly run can take hours.
  private static let mutations =
    ProcessInfo.processInfo.environment["LADDER_MUTATIONS"].flatMap { Int($0) } ?? 3

  @Test(arguments: [FuzzTarget.frontMatter, .markdown, .template, .alignment])
  func `spoilt fixtures are read without a fault`(_ target: FuzzTarget) async throws {
    let fixtures = try Fixture.all(for: target)
    #expect(fixtures.count > 5)
    try await mutate(fixtures, for: target, rounds: Self.mutations)
  }

  /// A build takes a hundred times as long as a page, so only some of the fixtures are built.
  @Test func `a build of spoilt fixtures ends with a site or a report`() async throws {
    let fixtures = try Fixture.all(for: .build)
    #expect(fixtures.count > 20)
    var random = Mutations(seed: 20_261_126)
    let some = (0..<Self.mutations * 8).map { _ in random.pick(fixtures) }
    try await mutate(some, for: .build, rounds: 1)
  }

  private func mutate(_ fixtures: [Fixture], for target: FuzzTarget, rounds: Int) async throws {
    let project = try Project()
    let words = try WordList(target).words
    var random = Mutations(seed: 20_261_125)
    for round in 0..<rounds {
      for fixture in fixtures {
        let other = random.pick(fixtures)
        let bytes = random.mutated(fixture.bytes, with: words, other: other.bytes)
        let faults = await target.faults(of: bytes, in: project.path)
        // The bytes, so that they can go to `Found` as they are.
        #expect(
          faults == [],
          "\(fixture.name), round \(round): base64 \(Data(bytes).base64EncodedString())")
      }
    }
  }
}

/// A folder with the shipped templates, for whole builds.
private struct Project {
  private let folder: TemporaryFolder
  var path: String { folder.path }

  init() throws {
    folder = try TemporaryFolder(shippedTemplatesWith: [:])
  }
}

private struct WordList {
  let words: [[UInt8]]

  init(_ target: FuzzTarget) throws {
    let text = try String(
      contentsOfFile: PackageRoot.path + "/Tests/Fuzz/Dictionaries/\(target.rawValue).dict",
      encoding: .utf8)
    words = text.split(separator: "\n").map { Self.unescaped($0.dropFirst().dropLast()) }
  }

  private static func unescaped(_ text: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x") {
        bytes.append(
          UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
