import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// What a page of another site, open in the same browser, can get.
  @Suite struct OtherSites {
    @Test func `a page of another site can neither read nor include anything`() throws {
      // X4, X6, X7
      let page = try WatchedPage()
      let folder = try TemporaryFolder()
      let script = page.ladder.address("/assets/search-index.js")
      try folder.write(
        "evil.html",
        """
        <!DOCTYPE html><title>Evil</title>
        <script>window.told = []</script>
        <script src="\(script)" onload="told.push('yes')" onerror="told.push('no')"></script>
        <img src="\(page.ladder.address("/assets/style.css"))" alt="">
        """)
      let other = try StaticServer(folder: folder.path)
      defer { other.stop() }
      try page.browser.open(other.address + "evil.html")
      #expect(page.becomes("told.length === 1"))
      #expect(page.isTrue("told[0] === 'no'"))
      for target in ["/", "/ladder.json", "/.ladder/wait?x&/", "/assets/search-index.js"] {
        for mode in ["cors", "no-cors"] {
          let address = Browser.quoted(page.ladder.address(target))
          let outcome: String = try page.browser.value(
            "fetch(\(address), {mode: '\(mode)'}).then(() => 'got', () => 'refused')")
          #expect(outcome == "refused", "\(mode) \(target)")
        }
      }
      // The preview itself can, of course.
      try page.browser.open(page.ladder.address("/"))
      let own: String = try page.browser.value(
        "fetch('/ladder.json').then((answer) => answer.ok ? 'got' : 'refused')")
      #expect(own == "got")
    }
  }
}
