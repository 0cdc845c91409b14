/// A YAML value with its place. Scalars stay text: the field that is read decides what they mean,
/// so `title: no` is the text "no".
package struct YAMLNode: Sendable {
  package indirect enum Content: Sendable {
    /// `isPlain` is false for a quoted or block scalar.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let content: Content

  /// Byte range in the file.
  package var range: Range<Int> { fileRange.range }

  private let fileRange: CompactRange

  package init(content: Content, range: Range<Int>) {
    self.content = content
    fileRange = CompactRange(range)
  }

  /// What the value is, for a message.
  package var kind: String {
    switch content {
    case .scalar("", isPlain: true): "nothing"
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// A key without a value: `owner:`.
  package var isNothing: Bool {
    if case .scalar(let text, isPlain: true) = content {
      return text.isEmpty || text == "~" || text == "null"
    }
    return false
  }
}

/// One key of a mapping and its value.
package struct YAMLEntry: Sendable {
  package let key: String

  /// Byte range of the key in the file.
  package var keyRange: Range<Int> { keyFileRange.range }
  package let value: YAMLNode

  private let keyFileRange: CompactRange

  package init(key: String, keyRange: Range<Int>, value: YAMLNode) {
    self.key = key
    keyFileRange = CompactRange(keyRange)
    self.value = value
  }
}
