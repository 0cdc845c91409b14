import LadderModel
import Pages

extension PlainText {
  /// - Parameter targets: those of the document's links.
  static func bytes(of fragment: Fragment, _ targets: [LinkTarget?]) -> [UInt8] {
    bytes(of: fragment) { targets[$0]?.title }
  }

  static func text(_ fragment: Fragment, of page: Ref<Page>, _ site: ResolvedSite) -> String {
    String(decoding: bytes(of: fragment, site.graph.targets[page.index]), as: UTF8.self)
  }
}
