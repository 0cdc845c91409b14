extension String {
  /// The text with each run of white space turned into one blank, and none at the ends.
  package var foldedWhiteSpace: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text as names are compared: letter case, white space, punctuation and emoji don't count,
  /// and `&` is "and".
  package var foldedName: String {
    var words: [String] = []
    var word = ""
    for scalar in unicodeScalars {
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || (isMark && !word.isEmpty && !scalar.properties.isVariationSelector)
      {
        word.unicodeScalars.append(scalar)
      } else {
        if !word.isEmpty { words.append(word) }
        word = ""
        if scalar == "&" { words.append("and") }
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.joined(separator: " ").lowercased()
  }
}
