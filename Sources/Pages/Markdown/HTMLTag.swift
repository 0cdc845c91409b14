/// A tag or comment of the HTML that our writers make, and of the HTML that an author may write.
package enum HTMLTag {
  /// The index behind the tag or comment at `start`; quotes hide a `>`.
  package static func end(
    at start: Int, in html: UnsafeBufferPointer<UInt8>, before end: Int
  ) -> Int {
    if end - start >= 4, html[start + 1] == UInt8(ascii: "!"), html[start + 2] == UInt8(ascii: "-"),
      html[start + 3] == UInt8(ascii: "-")
    {
      return endOfComment(at: start, in: html, before: end)
    }
    var quote: UInt8?
    var index = start + 1
    while index < end {
      let byte = html[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return end
  }

  private static func endOfComment(
    at start: Int, in html: UnsafeBufferPointer<UInt8>, before end: Int
  ) -> Int {
    let dash = UInt8(ascii: "-")
    // `<!-->` is a whole one.
    var index = start + 4
    while index < end {
      if html[index] == UInt8(ascii: ">"), html[index - 1] == dash, html[index - 2] == dash {
        return index + 1
      }
      index += 1
    }
    return end
  }

  /// The text that stands for a picture, when the tag is one as our writer makes it.
  ///
  /// - Parameter tag: with its brackets.
  package static func alternativeText(
    of tag: Range<Int>, in html: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    // Nearly all tags are others.
    guard tag.count > 5, html[tag.lowerBound + 1] == UInt8(ascii: "i"),
      html[tag].starts(with: "<img ".utf8)
    else { return nil }
    var index = tag.lowerBound + 4
    while index < tag.upperBound {
      if html[index] == 0x20, html[index..<tag.upperBound].starts(with: " alt=\"".utf8) {
        let start = index + 6
        let end = html[start..<tag.upperBound].firstIndex(of: UInt8(ascii: "\""))
        return end.map { start..<$0 }
      }
      // A blank inside a value begins no attribute.
      if html[index] == UInt8(ascii: "\"") {
        index += 1
        while index < tag.upperBound, html[index] != UInt8(ascii: "\"") { index += 1 }
      }
      index += 1
    }
    return nil
  }
}
