/// A piece of a template: a stretch of text, a delimiter, or a word inside a tag.
struct TemplateToken {
  enum Kind: UInt8 {
    case text
    case outputStart, outputEnd
    case tagStart, tagEnd
    case name, string, integer, float
    case symbol

    /// Something that the scanner has reported already.
    case invalid
    case end
  }

  let kind: Kind
  let symbol: TemplateSymbol
  let range: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>, symbol: TemplateSymbol = .none) {
    self.kind = kind
    self.range = range
    self.symbol = symbol
  }
}

/// The operators and brackets of the language.
enum TemplateSymbol: String {
  case none = ""
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case power = "**"
  case tilde = "~"
  case openBracket = "["
  case closeBracket = "]"
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBrace = "{"
  case closeBrace = "}"
  case equal = "=="
  case notEqual = "!="
  case greater = ">"
  case greaterOrEqual = ">="
  case less = "<"
  case lessOrEqual = "<="
  case assign = "="
  case dot = "."
  case colon = ":"
  case pipe = "|"
  case comma = ","

  /// The longest symbol that `first` and `second` begin with, and its length in bytes.
  static func match(_ first: UInt8, _ second: UInt8) -> (symbol: TemplateSymbol, length: Int)? {
    let both = String(decoding: [first, second], as: UTF8.self)
    if let symbol = TemplateSymbol(rawValue: both), both.utf8.count == 2 { return (symbol, 2) }
    return TemplateSymbol(rawValue: String(decoding: [first], as: UTF8.self)).map { ($0, 1) }
  }
}
