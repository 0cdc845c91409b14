import LadderModel

/// Compares text with all forms of all terms at once, word by word.
///
/// A form matches whole words; a final "s" of its last word may be there or not. Letter case does
/// not count, except that a form in capitals ("SLO") matches only so.
struct TermMatcher {
  private struct Form {
    /// Lower case, words separated by one blank, escaped as HTML is.
    let text: [UInt8]

    /// The form as written when it is in capitals.
    let exact: [UInt8]?
    let term: Int
  }

  /// In bytes. A longer heading is no term that a sentence uses, and each place in a text that
  /// begins as it does would be compared with all of it.
  private static let longestForm = 200

  /// By the first word, the longest form first.
  private var forms: [[UInt8]: [Form]] = [:]

  init(_ terms: [GlossaryTerm]) {
    for (index, term) in terms.enumerated() {
      for form in term.forms {
        let escaped = HTMLEscaping.escaped(form.lowercased())
        let first = escaped.prefix { Self.isWord($0) }
        guard !first.isEmpty, escaped.count <= Self.longestForm else { continue }
        let isCapitals = form == form.uppercased() && form != form.lowercased()
        forms[Array(first), default: []].append(
          Form(
            text: escaped, exact: isCapitals ? HTMLEscaping.escaped(form) : nil, term: index))
      }
    }
    for key in forms.keys {
      forms[key]?.sort { ($1.text.count, $0.term) < ($0.text.count, $1.term) }
    }
  }

  var isEmpty: Bool { forms.isEmpty }

  func appendUses(in html: [UInt8], _ range: Range<Int>, to uses: inout [TermIndex.Use]) {
    var index = range.lowerBound
    var word: [UInt8] = []
    while index < range.upperBound {
      guard Self.isWord(html[index]) else {
        index += 1
        continue
      }
      let start = index
      word.removeAll(keepingCapacity: true)
      while index < range.upperBound, Self.isWord(html[index]) {
        word.append(Self.lowered(html[index]))
        index += 1
      }
      // An entity such as &amp; is no word.
      if start > range.lowerBound, html[start - 1] == UInt8(ascii: "&") { continue }
      guard let use = use(startingAt: start, word: word, in: html, range) else { continue }
      uses.append(use)
      index = use.range.upperBound
    }
  }

  private func use(
    startingAt start: Int, word: [UInt8], in html: [UInt8], _ range: Range<Int>
  ) -> TermIndex.Use? {
    var candidates = forms[word] ?? []
    if word.last == UInt8(ascii: "s") { candidates += forms[Array(word.dropLast())] ?? [] }
    for form in candidates {
      if let end = end(of: form, from: start, in: html, range) {
        return TermIndex.Use(range: start..<end, term: form.term)
      }
    }
    return nil
  }

  /// Where the form ends if it stands at `start`: a line break counts as a blank.
  private func end(
    of form: Form, from start: Int, in html: [UInt8], _ range: Range<Int>
  ) -> Int? {
    var index = start
    for (position, byte) in form.text.enumerated() {
      guard index < range.upperBound else { return nil }
      let found = html[index] == 0x0A ? 0x20 : html[index]
      guard Self.lowered(found) == byte else { return nil }
      if let exact = form.exact, found != exact[position] { return nil }
      index += 1
    }
    if index < range.upperBound, html[index] == UInt8(ascii: "s") { index += 1 }
    if index < range.upperBound, Self.isWord(html[index]) { return nil }
    return index
  }

  /// Letters, digits and every byte of a scalar beyond ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
