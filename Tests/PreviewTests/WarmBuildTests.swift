import Build
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// A build that reuses what an earlier one parsed gives what a cold one gives: the same bytes and
/// the same words.
@Suite struct WarmBuildTests {
  /// Many edits leave the project with errors, and those are compared as well.
  @Test(arguments: [6, 66] as [UInt64])
  func `hundreds of random edits, each compared with a cold build`(seed: UInt64) async throws {
    let project = try SampleProject.make()
    var edits = RandomEdits(project, seed: seed)
    let builder = Builder(Self.options(project))
    var warm = ParseCache()
    var good = 0
    for round in 0..<150 {
      let edit = try edits.next()
      let reused = await builder.make(reusing: &warm)
      let cold = await Self.coldBuild(of: project)
      let place: Comment = "round \(round), \(edit)"
      #expect(reused.diagnostics == cold.diagnostics, place)
      #expect(Self.words(reused) == Self.words(cold), place)
      #expect(reused.files.map(\.path) == cold.files.map(\.path), place)
      for (a, b) in zip(reused.files, cold.files) where a.bytes != b.bytes {
        Issue.record("\(a.path) differs in \(place)")
      }
      let (some, all) = (reused.filesInMemory(), cold.filesInMemory())
      #expect(some.value.map(\.path) == all.value.map(\.path), place)
      let isSame = some.value.map(\.bytes) == all.value.map(\.bytes)
      #expect(isSame, place)
      if !cold.diagnostics.hasErrors { good += 1 }
    }
    // A test that only compared failed builds would compare nothing.
    #expect(good > 50, "\(good) good builds")
  }

  /// The same through the real program: the watching, the builds and what is served.
  @Test func `random edits while serving come to what a cold build gives`() async throws {
    let project = try SampleProject.make()
    var edits = RandomEdits(project, seed: 7)
    let ladder = try RunningLadder(project)
    var served = await Self.coldBuild(of: project).filesInMemory().value
    var good = 0
    for round in 0..<40 {
      let names = try (0..<(1 + round % 3)).map { _ in try edits.next() }
      let cold = await Self.coldBuild(of: project)
      var gone: [String] = []
      if !cold.diagnostics.hasErrors {
        let next = cold.filesInMemory().value
        gone = Set(served.map(\.path)).subtracting(next.map(\.path)).sorted()
        served = next
        good += 1
      }
      let messages = cold.diagnostics.hasErrors ? cold.diagnostics.map(\.message).sorted() : []
      var different: String?
      let isSame = eventually {
        different = Self.difference(ladder, served, gone, messages)
        return different == nil
      }
      #expect(isSame, "round \(round), \(names): \(different ?? "")")
    }
    #expect(good > 10, "\(good) good builds")
  }

  /// The first thing in which what is served is not what should be.
  private static func difference(
    _ ladder: RunningLadder, _ files: [SiteFile], _ gone: [String], _ messages: [String]
  ) -> String? {
    let told = Told(ladder.wait(from: "none", at: "/").answer())
    // In the data of the overlay control characters are replaced; these messages hold none.
    guard told?.problems.map(\.message).sorted() == messages else { return "what is wrong" }
    let connection = RawConnection(ladder.port)
    func ask(_ path: String) -> RawAnswer? {
      connection.send("GET /\(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      return connection.answer()
    }
    for file in files where ask(file.path)?.withoutPreview != file.bytes { return file.path }
    for path in gone where ask(path)?.status != 404 { return path + " is still there" }
    return nil
  }

  private static func options(_ project: TemporaryFolder) -> BuildOptions {
    var options = BuildOptions(root: project.path)
    options.includesDrafts = true
    options.siteRoot = "/"
    return options
  }

  private static func coldBuild(of project: TemporaryFolder) async -> BuildReport {
    var nothing = ParseCache()
    return await Builder(options(project)).make(reusing: &nothing)
  }

  private static func words(_ report: BuildReport) -> [String] {
    report.diagnostics.map { DiagnosticPrinter().text(of: $0) }
  }
}
