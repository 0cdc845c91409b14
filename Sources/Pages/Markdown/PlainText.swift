/// The words of a fragment as a reader sees them: no tags, pictures as the text that stands for them,
/// entities undone, white space folded.
package enum PlainText {
  /// - Parameter title: what the link of this number leads to is called, for labels that authors
  ///   left empty.
  package static func bytes(of fragment: Fragment, title: (Int) -> String?) -> [UInt8] {
    // The other holes are in tags, which are left out.
    guard fragment.holes.contains(where: { $0.content == .label }) else {
      return fragment.document.html.withUnsafeBufferPointer { html in
        bytes(of: UnsafeBufferPointer(rebasing: html[fragment.range]))
      }
    }
    var html: [UInt8] = []
    html.reserveCapacity(fragment.range.count)
    fragment.append(to: &html) { hole, output in
      guard hole.content == .label, let title = title(hole.link) else { return }
      HTMLEscaping.append(title, to: &output)
    }
    return html.withUnsafeBufferPointer { bytes(of: $0) }
  }

  private static func bytes(of html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: html.count) { output, count in
      count = write(html, to: output)
    }
  }

  /// - Returns: how many bytes it wrote, at most as many as it read.
  private static func write(
    _ html: UnsafeBufferPointer<UInt8>, to output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var text = Text(output: output)
    var index = 0
    while index < html.count {
      guard html[index] == UInt8(ascii: "<") else {
        index = text.append(html, at: index)
        continue
      }
      let name = tagName(at: index + 1, in: html)
      let end = HTMLTag.end(at: index, in: html, before: html.count)
      // Text on two sides of a block's tag is not one word.
      if !isInline(UnsafeBufferPointer(rebasing: html[name])) { text.needsBlank = true }
      if let alternative = HTMLTag.alternativeText(of: index..<end, in: html) {
        var index = alternative.lowerBound
        while index < alternative.upperBound { index = text.append(html, at: index) }
      }
      index = end
    }
    return text.count
  }

  /// Text that is being written.
  private struct Text {
    let output: UnsafeMutableBufferPointer<UInt8>
    var count = 0
    var needsBlank = false

    init(output: UnsafeMutableBufferPointer<UInt8>) { self.output = output }

    /// Appends the character at an index, an entity undone.
    ///
    /// - Returns: the index behind it.
    mutating func append(_ html: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
      let byte = html[index]
      if byte <= 0x20 {
        needsBlank = true
        return index + 1
      }
      if needsBlank, count > 0 {
        output[count] = 0x20
        count += 1
      }
      needsBlank = false
      let entity = byte == UInt8(ascii: "&") ? PlainText.entity(at: index, in: html) : nil
      output[count] = entity?.character ?? byte
      count += 1
      return index + (entity?.length ?? 1)
    }
  }

  private static func tagName(
    at start: Int, in html: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    var start = start
    while start < html.count, html[start] == UInt8(ascii: "/") { start += 1 }
    var end = start
    while end < html.count, html[end] > 0x40 { end += 1 }
    return start..<end
  }

  private static func isInline(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    func isTag(_ tag: StaticString) -> Bool { tag.withUTF8Buffer { $0.elementsEqual(name) } }
    return switch name.count {
    case 1: isTag("a") || isTag("b") || isTag("i") || isTag("q") || isTag("s") || isTag("u")
    case 2: isTag("em")
    case 3:
      isTag("del") || isTag("ins") || isTag("img") || isTag("kbd") || isTag("sub") || isTag("sup")
    case 4:
      isTag("code") || isTag("mark") || isTag("span") || isTag("abbr") || isTag("cite")
        || isTag("time")
    case 5: isTag("small")
    case 6: isTag("strong")
    default: false
    }
  }

  /// The entities that our writers use.
  private static func entity(
    at start: Int, in html: UnsafeBufferPointer<UInt8>
  ) -> (character: UInt8, length: Int)? {
    let rest = html[start...]
    for (name, character) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
    where rest.starts(with: name.utf8) {
      return character.utf8.first.map { ($0, name.utf8.count) }
    }
    return nil
  }
}
