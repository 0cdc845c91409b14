import Diagnostics

/// Filters that make text of text. HTML stays HTML where MarkupSafe keeps it.
extension Renderer {
  mutating func applyToText(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    if call.filter == .urlencode { return try urlencode(call, input) }
    let isHTML = if case .html = input { true } else { false }
    let text = try text(of: input, call.inputNode)
    func result(_ text: String) -> TemplateValue { isHTML ? .html(Array(text.utf8)) : .text(text) }
    switch call.filter {
    case .upper: return result(text.uppercased())
    case .lower: return result(text.lowercased())
    case .capitalize: return result(TextSearch.capitalize(text))
    case .title:
      // Letter by letter, with Unicode's tables.
      try countWork(text.utf8.count * 16, at: call.node)
      return .text(Self.title(text))
    case .trim: return result(TextSearch.strip(text, try characters(call)))
    case .center: return result(try center(text, call))
    case .replace: return try replace(input, text, call)
    case .truncate: return try truncate(input, text, isHTML, call)
    case .indent: return try indent(input, text, isHTML, call)
    default: return .int(Self.wordCount(text))
    }
  }

  private mutating func characters(_ call: FilterCall) throws(TemplateFailure) -> String? {
    if let argument = call.argument(0), Self.isNull(argument) { return nil }
    return try textArgument(call, 0)
  }

  /// Words begin behind `-`, white space and opening brackets, as in Jinja2's filter.
  private static func title(_ text: String) -> String {
    let scalars = text.unicodeScalars
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var start = scalars.startIndex
    func flush(_ end: String.Index) {
      guard start < end else { return }
      let behind = scalars.index(after: start)
      result += String(scalars[start]).uppercased()
      result += text[behind..<end].lowercased()
    }
    for index in scalars.indices {
      switch scalars[index] {
      case "-", "(", "{", "[", "<": break
      case let scalar where WhiteSpace.contains(scalar): break
      default: continue
      }
      flush(index)
      result.unicodeScalars.append(scalars[index])
      start = scalars.index(after: index)
    }
    flush(scalars.endIndex)
    return result
  }

  private mutating func center(_ text: String, _ call: FilterCall) throws(TemplateFailure) -> String
  {
    let width = try integer(call, 0, absent: 80)
    let count = text.unicodeScalars.count
    guard width > count else { return text }
    try checkSize(width, at: call.node)
    // CPython's `str.center` puts the odd blank to the left when the width is odd.
    let blanks = width - count
    let left = blanks / 2 + (blanks & width & 1)
    return String(repeating: " ", count: left) + text + String(repeating: " ", count: blanks - left)
  }

  private mutating func replace(
    _ input: TemplateValue, _ text: String, _ call: FilterCall
  ) throws(TemplateFailure) -> TemplateValue {
    let old = call.argument(0) ?? .empty
    let new = call.argument(1) ?? .empty
    let limit =
      if let count = call.argument(2), !Self.isNull(count) {
        try integer(call, 2, absent: -1)
      } else { -1 }
    func isHTML(_ value: TemplateValue) -> Bool {
      if case .html = value { true } else { false }
    }
    let oldText = try self.text(of: old, argumentNode(call, 0))
    let newText = try self.text(of: new, argumentNode(call, 1))
    var source = text
    var isResultHTML = isHTML(input)
    if !isResultHTML, isHTML(old) || isHTML(new) {
      source = String(decoding: Escape.escaped(text), as: UTF8.self)
      isResultHTML = true
    }
    let count = oldText.isEmpty ? source.utf8.count + 1 : source.utf8.count / oldText.utf8.count
    try checkSize(
      source.utf8.count + min(count, limit < 0 ? count : limit) * newText.utf8.count, at: call.node)
    // HTML takes nothing in unescaped.
    let inserted =
      isResultHTML && !isHTML(new)
      ? String(decoding: Escape.escaped(newText), as: UTF8.self) : newText
    let bytes = TextSearch.replace(oldText, by: inserted, in: source, limit: limit)
    return isResultHTML ? .html(bytes) : .text(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func truncate(
    _ input: TemplateValue, _ text: String, _ isHTML: Bool, _ call: FilterCall
  ) throws(TemplateFailure) -> TemplateValue {
    guard isHTML || plainText(input) != nil else { throw wrongInput(call, input, "text") }
    let length = try integer(call, 0, absent: 255)
    let end = try textArgument(call, 2) ?? "..."
    let leeway =
      if let argument = call.argument(3), !Self.isNull(argument) {
        try integer(call, 3, absent: 5)
      } else { 5 }
    let endCount = end.unicodeScalars.count
    guard length >= endCount, leeway >= 0 else {
      throw failure(
        .templateValue,
        leeway < 0
          ? "'leeway' is less than 0" : "there is no room for '\(end)' in \(length) characters",
        at: call.node)
    }
    if text.unicodeScalars.count - leeway <= length { return input }
    var kept = Self.slice(text, nil, length - endCount)
    if try !flag(call, 1), let blank = kept.utf8.lastIndex(of: UInt8(ascii: " ")) {
      kept = String(kept[..<blank])
    }
    guard isHTML else { return .text(kept + end) }
    var bytes = Array(kept.utf8)
    if case .html(let html)? = call.argument(2) {
      bytes += html
    } else {
      Escape.append(end, to: &bytes)
    }
    return .html(bytes)
  }

  private mutating func indent(
    _ input: TemplateValue, _ text: String, _ isHTML: Bool, _ call: FilterCall
  ) throws(TemplateFailure) -> TemplateValue {
    guard isHTML || plainText(input) != nil else { throw wrongInput(call, input, "text") }
    var margin: String
    if let width = call.argument(0), let text = plainText(width) {
      margin = text
      // HTML takes plain text in escaped.
      if isHTML, case .text = width {
        margin = text
      }
    } else {
      let width = max(try integer(call, 0, absent: 4), 0)
      try checkSize(width, at: call.node)
      margin = String(repeating: " ", count: width)
    }
    let lines = TextSearch.lines(text + "\n")
    try checkSize(text.utf8.count + lines.count * (margin.utf8.count + 1), at: call.node)
    let indentsBlank = try flag(call, 2)
    var result = lines.first ?? ""
    for line in lines.dropFirst() {
      result += "\n" + (indentsBlank || !line.isEmpty ? margin : "") + line
    }
    if try flag(call, 1) { result = margin + result }
    return isHTML ? .html(Array(result.utf8)) : .text(result)
  }

  private static func wordCount(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      let isPart = TextSearch.isWordPart(scalar)
      if isPart, !isInWord { count += 1 }
      isInWord = isPart
    }
    return count
  }

  // Addresses

  private mutating func urlencode(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    switch whole(input) {
    case .record(let record):
      var pairs: [(TemplateValue, TemplateValue)] = []
      for entry in record.entries { pairs.append((.text(entry.name), entry.value)) }
      return .text(try query(pairs, call))
    case .list, .tuple:
      var pairs: [(TemplateValue, TemplateValue)] = []
      for item in try itemsToLoop(input, call.inputNode) {
        let parts = try itemsToLoop(item, call.inputNode)
        guard parts.count == 2 else {
          throw wrongInput(call, input, "text, a record or a list of pairs")
        }
        pairs.append((parts[0], parts[1]))
      }
      return .text(try query(pairs, call))
    default:
      let text = try text(of: input, call.inputNode)
      return .text(Self.percentEncoded(text, keepsSlash: true))
    }
  }

  private mutating func query(
    _ pairs: [(TemplateValue, TemplateValue)], _ call: FilterCall
  ) throws(TemplateFailure) -> String {
    var parts: [String] = []
    for (key, value) in pairs {
      var part = Self.percentEncoded(try text(of: key, call.inputNode), keepsSlash: false)
      part += "=" + Self.percentEncoded(try text(of: value, call.inputNode), keepsSlash: false)
      parts.append(part)
    }
    return parts.joined(separator: "&")
  }

  private static func percentEncoded(_ text: String, keepsSlash: Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "~"): bytes.append(byte)
      case UInt8(ascii: "/") where keepsSlash: bytes.append(byte)
      case UInt8(ascii: " ") where !keepsSlash: bytes.append(UInt8(ascii: "+"))
      case _ where byte < 0x80 && byte.isNamePart: bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func attributes(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    guard case .record(let record) = whole(input) else { throw wrongInput(call, input, "a record") }
    var bytes: [UInt8] = []
    for entry in record.entries {
      if Self.isNull(entry.value) || entry.value.isUndefined { continue }
      if entry.name.utf8.contains(where: {
        [0x20, 0x2F, 0x3D, 0x3E].contains($0) || (9...13).contains($0)
      }) {
        throw failure(
          .templateValue, "'\(entry.name)' cannot be the name of an attribute", at: call.inputNode)
      }
      if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      Escape.append(entry.name, to: &bytes)
      bytes += Array("=\"".utf8)
      if !Escape.append(entry.value, to: &bytes) {
        Escape.append(try text(of: entry.value, call.inputNode), to: &bytes)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    let hasSpace = call.argument(0) == nil ? true : try flag(call, 0)
    return .html(hasSpace && !bytes.isEmpty ? [UInt8(ascii: " ")] + bytes : bytes)
  }
}
