import Foundation
import TestSupport
import Testing

/// The shipped ladder in a real browser, from a disk and over HTTP.
///
/// Skipped where Chromium and its driver are missing, but never in CI, where that is a failure.
@Suite(
  .serialized, .inBrowser,
  .enabled(
    if: ChromeDriver.programs != nil || isCI,
    "chromium and chromedriver are not installed; '.ci/setup test' installs them"))
struct BrowserTests {}

let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

/// What the tests look at: the site on disk, the same over HTTP, and the browser.
struct Visit: Sendable {
  @TaskLocal static var current: Visit?

  let folder: String
  let server: String
  let browser: Browser

  func disk(_ path: String) -> String { "file://\(folder)/\(path)" }
  func web(_ path: String) -> String { server + path }
}

/// The browser of the running test, and addresses in the site.
func visit() throws -> Visit { try #require(Visit.current) }

/// One site, one server and one browser for the whole suite.
struct InBrowser: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      ["build", "--root", PackageRoot.path, "--output", folder("site")], in: folder.path)
    try #require(run.status == 0, "\(run.error)")
    let server = try StaticServer(folder: folder("site"))
    defer { server.stop() }
    let driver = try ChromeDriver()
    defer { driver.stop() }
    let visit = Visit(folder: folder("site"), server: server.address, browser: driver.browser)
    try await Visit.$current.withValue(visit) { try await function() }
  }
}

extension Trait where Self == InBrowser {
  static var inBrowser: InBrowser { InBrowser() }
}
