import Diagnostics
import Pages

/// A text and what the parser made of it.
struct Parsed {
  let file: SourceFile
  let document: MarkdownDocument
  let diagnostics: [Diagnostic]

  init(_ bytes: [UInt8], from start: Int = 0, options: MarkdownOptions = MarkdownOptions()) {
    file = SourceFile(path: "page.md", bytes: bytes)
    let result = Markdown.parse(file, from: start, options: options)
    document = result.value
    diagnostics = result.diagnostics
  }

  init(_ text: String, options: MarkdownOptions = MarkdownOptions()) {
    self.init(Array(text.utf8), options: options)
  }

  /// The whole HTML, every address as it was written, every label left empty.
  var html: String { html(of: document.body) }

  func html(of range: Range<Int>) -> String { html(of: document.fragment(range)) }

  func html(of fragment: Fragment) -> String {
    String(decoding: filled(fragment), as: UTF8.self)
  }

  func filled(_ fragment: Fragment) -> [UInt8] {
    var output: [UInt8] = []
    fragment.append(to: &output) { hole, output in
      if hole.content == .address {
        let destination = document.links[hole.link].destination
        AddressEscaping.append(destination.utf8, to: &output)
      }
    }
    return output
  }

  /// The text that stands at a range of the file.
  func source(_ range: Range<Int>) -> String {
    String(decoding: file.bytes[range], as: UTF8.self)
  }
}
