package import Diagnostics
import Pages

extension Settings {
  /// Reads `ladder.yml`; all problems are reported at once, and what can't be read keeps its
  /// default.
  package static func read(_ file: SourceFile) -> Diagnosed<Settings> {
    let mapping = YAML.mapping(in: file, range: 0..<file.bytes.count)
    var settings = Settings(file: file)
    var reader = FieldReader(
      file: file, holder: "ladder.yml", entries: mapping.value,
      synonyms: ["name": "title", "company": "organization", "lang": "language", "url": "base_url"])
    settings.read(&reader)
    reader.finish()
    return Diagnosed(settings, mapping.diagnostics + reader.diagnostics)
  }

  private mutating func read(_ reader: inout FieldReader) {
    title = reader.requiredText(SettingsKey.title.rawValue)?.value ?? title
    organization = reader.text(SettingsKey.organization.rawValue)?.value
    description = reader.text(SettingsKey.description.rawValue)?.value
    language = reader.language() ?? language
    baseURL = reader.baseAddress()
    sourceURL = reader.address(.sourceURL, filledWith: ["{path}"])
    feedbackURL = reader.address(.feedbackURL, filledWith: ["{path}", "{ref}"])
    isIndexed = reader.flag(SettingsKey.index.rawValue) ?? isIndexed
    rawHTML = reader.choice(SettingsKey.rawHTML.rawValue, of: RawHTML.self) ?? rawHTML
    navigation = reader.navigation()
    rules = reader.ruleLevels()
    guard var theme = reader.nested(SettingsKey.theme.rawValue) else { return }
    accent = theme.colour("accent")
    logo = theme.text("logo")
    theme.finish()
    reader.absorb(theme)
  }
}

extension FieldReader {
  fileprivate mutating func baseAddress() -> String? {
    let key = SettingsKey.baseURL.rawValue
    guard let text = text(key) else { return nil }
    guard let problem = BaseAddress.problem(of: text.value) else { return text.value }
    report(
      .badValue, "'\(key)' \(problem)", at: text.range,
      help: "write the address of the site's root, like https://example.com/ladder")
    return nil
  }

  /// An `https:` or `http:` address, or a `mailto:` one where people are to write.
  ///
  /// - Parameter placeholders: what is filled in for each page.
  fileprivate mutating func address(
    _ key: SettingsKey, filledWith placeholders: [String]
  ) -> String? {
    guard let text = text(key.rawValue) else { return nil }
    let lowered = text.value.lowercased()
    let schemes = ["https://", "http://"] + (key == .feedbackURL ? ["mailto:"] : [])
    guard BaseAddress.isClean(text.value),
      schemes.contains(where: { lowered.hasPrefix($0) && lowered != $0 })
    else {
      report(
        .badValue, "'\(key.rawValue)' must be a full address", at: text.range,
        help: "begin it with https:// and percent-encode blanks")
      return nil
    }
    if let unknown = Self.placeholder(in: text.value, besides: placeholders) {
      report(
        .badValue, "'\(key.rawValue)' has no placeholder '\(unknown)'", at: text.range,
        help: "it knows \(placeholders.joined(separator: " and "))")
      return nil
    }
    return text.value
  }

  private static func placeholder(in text: String, besides known: [String]) -> String? {
    text.split(separator: "{").dropFirst(text.hasPrefix("{") ? 0 : 1).lazy
      .compactMap { part in part.firstIndex(of: "}").map { "{" + part[...$0] } }
      .first { !known.contains($0) }
  }

  /// A language tag: letters, digits and single hyphens, as in BCP 47.
  fileprivate mutating func language() -> String? {
    guard let text = text(SettingsKey.language.rawValue) else { return nil }
    let parts = text.value.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.count) && part.utf8.allSatisfy { $0.isASCIILetterOrDigit }
    }
    guard isTag, (2...3).contains(parts[0].count) else {
      report(
        .badValue, "'\(text.value)' is not a language tag", at: text.range,
        help: "write a tag like en, en-GB or de")
      return nil
    }
    return text.value
  }

  fileprivate mutating func colour(_ key: String) -> String? {
    guard let text = text(key) else { return nil }
    let digits = text.value.dropFirst().utf8
    let isColour =
      text.value.hasPrefix("#") && (digits.count == 3 || digits.count == 6)
      && digits.allSatisfy { $0.isHexDigit }
    guard isColour else {
      report(
        .badValue, "'\(key)' must be a colour", at: text.range,
        help: "write it as \"#0b6e4f\", in quotes because of the '#'")
      return nil
    }
    return text.value
  }

  fileprivate mutating func navigation() -> [Settings.NavigationEntry]? {
    let key = SettingsKey.navigation.rawValue
    guard let node = node(key) else { return nil }
    guard case .sequence(let nodes) = node.content else {
      report(
        .wrongType, "'\(key)' must be a list, this is \(node.kind)", at: node.range,
        help: "write each entry as '- page: matrix.html'")
      return nil
    }
    return nodes.compactMap { entry in
      switch entry.content {
      case .scalar:
        return text(of: entry, "an entry of '\(key)'").map {
          Settings.NavigationEntry(title: nil, destination: $0)
        }
      case .mapping(let entries):
        var reader = FieldReader(file: file, holder: "an entry of '\(key)'", entries: entries)
        let title = reader.text("title")?.value
        let page = reader.text("page")
        if page == nil {
          reader.report(
            .missingKey, "an entry of '\(key)' needs the key 'page'", at: entry.range,
            help: "write '- page: matrix.html'")
        }
        reader.finish()
        absorb(reader)
        return page.map { Settings.NavigationEntry(title: title, destination: $0) }
      case .sequence:
        report(.wrongType, "an entry of '\(key)' can't be a list", at: entry.range)
        return nil
      }
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
  }

  var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20)
  }
}
