import CCMark

/// `{#id}` at the end of a heading or paragraph.
struct ExplicitID {
  /// What stands between `{#` and `}`.
  let id: String

  /// The last text of the block, which holds it, and how many bytes of it come before.
  let node: CMarkNode
  let kept: Int

  /// Bytes from `{` to `}`.
  let length: Int

  /// Letters, digits, `-` and `_`; a full stop is kept for the ids that templates make.
  let isValid: Bool

  init?(endOf block: CMarkNode) {
    guard let last = block.lastChild, last.kind == CMARK_NODE_TEXT else { return nil }
    let literal = last.literal
    guard literal.last == UInt8(ascii: "}"),
      let brace = literal.lastIndex(of: UInt8(ascii: "{")),
      literal[(brace + 1)...].first == UInt8(ascii: "#")
    else { return nil }
    let name = literal[(brace + 2)..<(literal.count - 1)]
    guard !name.contains(UInt8(ascii: "}")) else { return nil }
    var kept = brace
    while kept > 0, literal[kept - 1] == 0x20 || literal[kept - 1] == 0x09 { kept -= 1 }
    id = String(decoding: name, as: UTF8.self)
    node = last
    self.kept = kept
    length = literal.count - brace
    isValid = !name.isEmpty && id.unicodeScalars.allSatisfy(Self.isAllowed)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    case _ where scalar.isASCII: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }
  }
}
