/// The ids of a document: made from headings as GitHub makes them, or set by `{#id}`.
struct HeadingIDs {
  /// Where each id was given first, in the file.
  private var places: [String: Range<Int>] = [:]

  /// - Returns: nil and the place of the first when the id is taken.
  mutating func take(_ id: String, at place: Range<Int>) -> Range<Int>? {
    if let first = places[id] { return first }
    places[id] = place
    return nil
  }

  /// A free id for a heading's text, with `-1`, `-2` … behind it when others have the same.
  mutating func make(from text: [UInt8], at place: Range<Int>) -> String {
    let slug = Self.slug(text)
    var id = slug
    var count = suffixes[slug, default: 0]
    while places[id] != nil {
      count += 1
      id = "\(slug)-\(count)"
    }
    suffixes[slug] = count
    places[id] = place
    return id
  }

  /// The last suffix given for each slug, so that a thousand equal headings take no million
  /// look-ups.
  private var suffixes: [String: Int] = [:]

  /// Lower case; letters, marks, digits, `-` and `_` stay, a blank becomes `-`, the rest goes.
  /// A text without any of these is `section`.
  private static func slug(_ text: [UInt8]) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard let start = text.firstIndex(where: { !isBlank($0) }),
      let end = text.lastIndex(where: { !isBlank($0) })
    else { return "section" }
    var slug: [UInt8] = []
    slug.reserveCapacity(text.count)
    for byte in text[start...end] {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"): slug.append(byte)
      case 0x41...0x5A: slug.append(byte | 0x20)
      case 0x20: slug.append(UInt8(ascii: "-"))
      case 0x80...: return slugBeyondASCII(text[start...end])
      default: break
      }
    }
    return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
  }

  private static func slugBeyondASCII(_ text: ArraySlice<UInt8>) -> String {
    var slug = ""
    for scalar in String(decoding: text, as: UTF8.self).lowercased().unicodeScalars {
      if scalar == " " {
        slug.append("-")
      } else if isKept(scalar) {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug.isEmpty ? "section" : slug
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "-", "_": return true
    case _ where scalar.isASCII: return false
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
        .connectorPunctuation:
        return true
      default: return false
      }
    }
  }
}
