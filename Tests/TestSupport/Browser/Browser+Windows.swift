import Foundation

/// A browser has several tabs, and its window may be out of sight.
extension Browser {
  private struct Window: Decodable {
    struct Value: Decodable { let handle: String }
    let value: Value
  }
  private struct Windows: Decodable { let value: [String] }

  /// Opens another tab, goes there and says which it is. A headless browser shows all its tabs.
  @discardableResult
  package func openTab() throws -> String {
    let data = try send("POST", "/window/new", "{\"type\":\"tab\"}")
    let tab = try JSONDecoder().decode(Window.self, from: data).value.handle
    try go(to: tab)
    return tab
  }

  package var tabs: [String] {
    get throws {
      try JSONDecoder().decode(Windows.self, from: send("GET", "/window/handles", "")).value
    }
  }

  package func go(to tab: String) throws {
    try send("POST", "/window", "{\"handle\":\(Self.quoted(tab))}")
  }

  /// Puts the window out of sight, so that its pages are hidden.
  package func minimize() throws { try send("POST", "/window/minimize") }

  package func restore(width: Int = 1000, height: Int = 700) throws {
    try send("POST", "/window/rect", "{\"width\":\(width),\"height\":\(height)}")
  }

  /// Runs a script in each page that is loaded from now on, before the page's own.
  package func runFirst(_ script: String) throws {
    try command("Page.addScriptToEvaluateOnNewDocument", "{\"source\":\(Self.quoted(script))}")
  }
}
