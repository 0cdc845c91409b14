import Foundation
import TestSupport
import Testing

/// A preview and a browser that shows a page of it. What happens in the page is noted, so that
/// nothing is missed by looking at the wrong moment.
final class WatchedPage {
  let ladder: RunningLadder
  private let driver: ChromeDriver
  var browser: Browser { driver.browser }

  /// On a developer's machine a missing browser is no failure; where every change is checked it is.
  static let isPossible =
    ChromeDriver.programs != nil || ProcessInfo.processInfo.environment["CI"] == "true"
  static let hint: Comment =
    "chromium and chromedriver are not installed; '.ci/setup test' installs them"

  /// Lasts as long as the page is not loaded again.
  private static let notes = """
    window.marked = [];
    window.asked = 0;
    window.stopped = 0;
    new MutationObserver((records) => {
      for (const { target } of records) {
        if (target.classList?.contains('ladder-preview-changed')) marked.push(target.textContent);
      }
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });
    const ask = window.fetch;
    window.fetch = (address, options) => {
      asked++;
      options?.signal?.addEventListener('abort', () => stopped++);
      return ask(address, options);
    };
    """

  init(_ ladder: RunningLadder, at target: String = SampleProject.levelPage) throws {
    self.ladder = ladder
    driver = try ChromeDriver()
    try browser.restore()
    try browser.runFirst(Self.notes)
    try browser.open(ladder.address(target))
    try mark()
  }

  convenience init(
    _ others: [String: String] = [:], at target: String = SampleProject.levelPage
  ) throws {
    try self.init(RunningLadder(SampleProject.make(others)), at: target)
  }

  deinit { driver.stop() }

  /// A page that is loaded again forgets this.
  func mark() throws { try browser.run("window.isFirst = true") }

  func isTrue(_ expression: String) -> Bool {
    (try? browser.value("Boolean(\(expression))", as: Bool.self)) == true
  }

  /// Waits until an expression is true in the page; while a page is loaded, none is.
  func becomes(_ expression: String) -> Bool { eventually { self.isTrue(expression) } }

  /// Waits until the text of the page holds something.
  func says(_ words: String) -> Bool {
    becomes("document.body.textContent.includes(\(Browser.quoted(words)))")
  }

  /// Saves the level's page with a statement.
  func save(_ statement: String, then rest: String = "") throws {
    try ladder.project.save(
      SampleProject.level, SampleProject.level(saying: statement) + rest)
  }

  /// What the console complains of. Browsers ask for an icon unasked.
  func complaints() throws -> [String] {
    try browser.complaints().filter { !$0.contains("/favicon.ico") }
  }
}

extension RunningLadder {
  func address(_ target: String) -> String { "http://127.0.0.1:\(port)\(target)" }
}
