package import LadderModel
import Pages

/// Compares text with all forms of all terms at once, word by word.
///
/// A form matches whole words; a final "s" of its last word may be there or not. Letter case does
/// not count, except that a form in capitals ("SLO") matches only so.
package struct TermMatcher: Sendable {
  private struct Form: Sendable {
    /// Lower case, words separated by one blank, escaped as HTML is.
    let text: [UInt8]

    /// The form as written when it is in capitals.
    let exact: [UInt8]?
    let term: Int
  }

  /// In bytes. A longer heading is no term that a sentence uses, and each place in a text that
  /// begins as it does would be compared with all of it.
  private static let longestForm = 200

  /// The forms that begin with the same word, the longest first.
  private var forms: [[Form]] = []

  /// Indices into ``forms`` by that word.
  private var words = ByteTable()

  package init(_ terms: [GlossaryTerm]) {
    for (index, term) in terms.enumerated() {
      for form in term.forms.flatMap(Self.spellings) {
        let escaped = HTMLEscaping.escaped(form).map(Self.lowered)
        let first = escaped.prefix { Self.isWord($0) }
        guard !first.isEmpty, escaped.count <= Self.longestForm else { continue }
        let isCapitals = form == form.uppercased() && form != form.lowercased()
        add(
          Form(text: escaped, exact: isCapitals ? HTMLEscaping.escaped(form) : nil, term: index),
          under: Array(first))
      }
    }
    for index in forms.indices {
      forms[index].sort { ($1.text.count, $0.term) < ($0.text.count, $1.term) }
    }
  }

  private mutating func add(_ form: Form, under word: [UInt8]) {
    let group = word.withUnsafeBufferPointer { word in
      if let known = words[word] { return Int(known) }
      words.insert(word, value: Int32(forms.count))
      return forms.count
    }
    if group == forms.count { forms.append([]) }
    forms[group].append(form)
  }

  /// How the form may stand in a text: the matcher itself only takes A to Z for a to z.
  private static func spellings(of form: String) -> [String] {
    let isCapitals = form == form.uppercased()
    guard !isCapitals, form.utf8.contains(where: { $0 >= 0x80 }) else { return [form] }
    let others = [
      form.lowercased(), form.prefix(1).lowercased() + form.dropFirst(),
      form.prefix(1).uppercased() + form.dropFirst(),
    ]
    return others.reduce(into: [form]) { if !$0.contains($1) { $0.append($1) } }
  }

  var isEmpty: Bool { forms.isEmpty }

  func appendUses(in html: [UInt8], _ range: Range<Int>, to uses: inout [TermIndex.Use]) {
    html.withUnsafeBufferPointer { appendUses(in: $0, range, to: &uses) }
  }

  private func appendUses(
    in html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to uses: inout [TermIndex.Use]
  ) {
    var index = range.lowerBound
    var word: [UInt8] = []
    word.reserveCapacity(32)
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
    startingAt start: Int, word: [UInt8], in html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> TermIndex.Use? {
    word.withUnsafeBufferPointer { word in
      if let use = use(startingAt: start, group: words[word], in: html, range) { return use }
      guard word.last == UInt8(ascii: "s") else { return nil }
      let singular = UnsafeBufferPointer(rebasing: word.dropLast())
      return use(startingAt: start, group: words[singular], in: html, range)
    }
  }

  private func use(
    startingAt start: Int, group: Int32?, in html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> TermIndex.Use? {
    guard let group else { return nil }
    for form in forms[Int(group)] {
      if let end = end(of: form, from: start, in: html, range) {
        return TermIndex.Use(range: start..<end, term: form.term)
      }
    }
    return nil
  }

  /// Where the form ends if it stands at `start`: a line break counts as a blank.
  private func end(
    of form: Form, from start: Int, in html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
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
