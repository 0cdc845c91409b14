/// A parsed Markdown text: its HTML in one buffer and where everything lies in it.
///
/// A class only so that the many fragments of a page share it for the price of one reference;
/// nothing in it ever changes.
package final class MarkdownDocument: Sendable {
  package let html: [UInt8]

  /// In order of offset.
  package let holes: [Hole]
  package let links: [MarkdownLink]

  /// Links to `http:` and `https:` addresses, which stand in the HTML as they are.
  package let webLinks: [MarkdownLink]
  package let headings: [MarkdownHeading]
  package let blocks: [MarkdownBlock]
  package let items: [MarkdownListItem]

  /// The words of those items whose HTML has more than words, one behind the other.
  let texts: [UInt8]
  package let tables: [MarkdownTable]

  /// What `{#id}` says at items of nested lists, which are in no other list here; in their order.
  package let nestedIDs: [String]

  /// Byte ranges in ``html`` of text outside links, headings and code, where a glossary term may
  /// be linked; in order, never overlapping.
  package let prose: [CompactRange]

  /// How many words a reader reads: text and code, not addresses.
  package let words: Int

  package init(
    html: [UInt8], holes: [Hole] = [], links: [MarkdownLink] = [],
    webLinks: [MarkdownLink] = [],
    headings: [MarkdownHeading] = [], blocks: [MarkdownBlock] = [],
    items: [MarkdownListItem] = [], texts: [UInt8] = [], tables: [MarkdownTable] = [],
    nestedIDs: [String] = [],
    prose: [CompactRange] = [],
    words: Int = 0
  ) {
    self.html = html
    self.holes = holes
    self.links = links
    self.webLinks = webLinks
    self.headings = headings
    self.blocks = blocks
    self.items = items
    self.texts = texts
    self.tables = tables
    self.nestedIDs = nestedIDs
    self.prose = prose
    self.words = words
  }

  /// The words of an item's first paragraph without markup, white space folded.
  package func words(of item: MarkdownListItem) -> String {
    String(decoding: item.words.map { texts[$0.range] } ?? html[item.lead], as: UTF8.self)
  }

  /// Whether anything follows the first paragraph of an item. Statements are asked for it by the
  /// million, and asking the item would copy it.
  package func hasRest(ofItem index: Int) -> Bool { !items[index].rest.isEmpty }

  package func fragment(_ range: Range<Int>) -> Fragment {
    Fragment(document: self, range: range)
  }

  /// The whole document.
  package var body: Fragment { fragment(0..<html.count) }
}
