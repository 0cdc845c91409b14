/// What is wrong with HTML that the program made: a tag that closes nothing, an attribute without
/// its quotes, anything that could run a script.
///
/// Only our own two writers are judged, so it asks for more than HTML does: every element is
/// closed, every attribute's value stands in double quotes.
package struct HTMLFaults {
  /// A tag as it stands in the text.
  struct Tag {
    var name = ""
    var attributes: [(name: String, value: String)] = []
    var isEnd = false
    var isClosed = false
  }

  /// The first faults found; more than a few say nothing new.
  package private(set) var faults: [String] = []

  private var open: [String] = []

  private static let void: Set<String> = ["br", "hr", "img", "meta", "link", "input", "col", "wbr"]

  private static let refused: Set<String> = [
    "style", "iframe", "object", "embed", "base", "applet", "frame", "frameset", "math",
    "foreignobject", "animate", "set", "portal", "template", "xmp", "plaintext", "noembed",
  ]

  private static let addresses: Set<String> = [
    "href", "src", "action", "formaction", "xlink:href", "poster", "data", "background", "cite",
    "srcset", "ping", "manifest",
  ]

  /// Whether the page is shown at any address, and so refers to the root of its host.
  private let isShownAnywhere: Bool

  package init(_ html: [UInt8], isShownAnywhere: Bool = false) {
    self.isShownAnywhere = isShownAnywhere
    if String(validating: html, as: UTF8.self) == nil { faults.append("the HTML is not UTF-8") }
    if html.contains(0) { faults.append("the HTML holds a NUL") }
    var index = 0
    while let start = html[index...].firstIndex(of: UInt8(ascii: "<")), faults.count < 5 {
      if html[start...].starts(with: "<!DOCTYPE html>".utf8) {
        index = start + 15
        continue
      }
      guard let tag = Self.tag(at: start, in: html, end: &index) else {
        let near = String(decoding: html[start...].prefix(80), as: UTF8.self)
        faults.append("no tag of ours: \(near.debugDescription)")
        return
      }
      take(tag)
    }
    if !open.isEmpty, faults.isEmpty { faults.append("never closed: \(open)") }
  }

  private mutating func take(_ tag: Tag) {
    if tag.isEnd {
      if open.popLast() != tag.name { faults.append("</\(tag.name)> closes nothing") }
      return
    }
    if !tag.isClosed, !Self.void.contains(tag.name) { open.append(tag.name) }
    if Self.refused.contains(tag.name.lowercased()) { faults.append("element <\(tag.name)>") }
    if tag.name == "script" { judge(script: tag) }
    var names: Set<String> = []
    for (name, value) in tag.attributes {
      if !names.insert(name).inserted { faults.append("\(name) stands twice in <\(tag.name)>") }
      if name.lowercased().hasPrefix("on") || name == "style" || name == "srcdoc" {
        faults.append("attribute \(name) in <\(tag.name)>")
      }
      if Self.addresses.contains(name), let fault = Self.fault(inAddress: value, of: tag) {
        faults.append("\(name)=\(value.debugDescription) \(fault)")
      }
    }
    let attributes = Dictionary(tag.attributes.map { ($0.name, $0.value) }) { a, _ in a }
    if attributes["http-equiv"]?.lowercased() == "refresh", let content = attributes["content"],
      !content.hasPrefix("0; url=") || content.dropFirst(7).contains(":")
        || content.dropFirst(7).hasPrefix("//")
    {
      faults.append("refresh leads to \(content.debugDescription)")
    }
  }

  /// A script is a file of the site and holds nothing itself.
  private mutating func judge(script tag: Tag) {
    guard let source = tag.attributes.first(where: { $0.name == "src" })?.value else {
      faults.append("script without a source")
      return
    }
    let isOwn = !source.hasPrefix("/") || isShownAnywhere && !source.hasPrefix("//")
    if source.contains(":") || !isOwn { faults.append("script from \(source)") }
  }

  private static func fault(inAddress value: String, of tag: Tag) -> String? {
    let bytes = Array(value.utf8)
    // What a browser leaves out before it looks for the scheme.
    let seen = bytes.filter { $0 > 0x20 && $0 != 0x7F }
    if seen.starts(with: "//".utf8) || seen.starts(with: "\\".utf8) { return "names a host" }
    guard let colon = seen.firstIndex(of: UInt8(ascii: ":")),
      !seen[..<colon].contains(where: { "/?#".utf8.contains($0) })
    else { return nil }
    let scheme = String(decoding: seen[..<colon], as: UTF8.self).lowercased()
    switch scheme {
    case "http", "https", "mailto", "tel": return nil
    case "data":
      let kinds = ["image/png", "image/gif", "image/jpeg", "image/webp"]
      let isPicture =
        tag.name == "img" && kinds.contains { value.lowercased().hasPrefix("data:\($0)") }
      // The templates' own icon.
      let isIcon = tag.name == "link" && value.hasPrefix("data:image/svg+xml,%3Csvg")
      return isPicture || isIcon ? nil : "is data"
    default: return "has the scheme \(scheme.debugDescription)"
    }
  }

  /// Reads one tag; `nil` when what stands there is none that our writers make.
  private static func tag(at start: Int, in html: [UInt8], end: inout Int) -> Tag? {
    var tag = Tag()
    var index = start + 1
    func peek() -> UInt8? { index < html.count ? html[index] : nil }
    if peek() == UInt8(ascii: "/") {
      tag.isEnd = true
      index += 1
    }
    func isName(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x3A, 0x5F: true
      default: false
      }
    }
    func name() -> String {
      let first = index
      while let byte = peek(), isName(byte) { index += 1 }
      return String(decoding: html[first..<index], as: UTF8.self)
    }
    tag.name = name()
    guard !tag.name.isEmpty else { return nil }
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: ">"):
        end = index + 1
        return tag
      case UInt8(ascii: "/"):
        tag.isClosed = true
        index += 1
      case 0x20, 0x0A:
        index += 1
      default:
        let attribute = name()
        guard !attribute.isEmpty, !tag.isEnd else { return nil }
        guard peek() == UInt8(ascii: "=") else {
          tag.attributes.append((attribute, ""))
          continue
        }
        index += 1
        guard peek() == UInt8(ascii: "\""),
          let close = html[(index + 1)...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        tag.attributes.append((attribute, unescaped(html[(index + 1)..<close])))
        index = close + 1
        guard let next = peek(), next == 0x20 || next == 0x0A || next == 0x2F || next == 0x3E
        else { return nil }
      }
    }
    return nil
  }

  /// The value with the references that could hide a scheme undone.
  private static func unescaped(_ value: ArraySlice<UInt8>) -> String {
    var text = ""
    var rest = String(decoding: value, as: UTF8.self)[...]
    while let start = rest.firstIndex(of: "&") {
      text += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";") else {
        text += "&"
        rest = rest.dropFirst()
        continue
      }
      let name = rest[rest.index(after: start)..<end]
      text += character(name) ?? "&\(name);"
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  private static func character(_ name: Substring) -> String? {
    let known = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "colon": ":", "Tab": "\t",
      "NewLine": "\n",
    ]
    if let known = known[String(name)] { return known }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    guard let number = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10) else {
      return nil
    }
    return Unicode.Scalar(number).map { String(Character($0)) }
  }
}
