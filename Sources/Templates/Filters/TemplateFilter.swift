/// The filters of the language; the raw value is what templates write.
enum TemplateFilter: String, CaseIterable {
  case abs, batch, capitalize, center, count, d
  case `default`, dictsort, e, escape, first, float, forceescape, groupby, indent, int
  case items, join, last, length, list, lower, map, max, min, reject, rejectattr, replace
  case reverse, round, select, selectattr, slice, sort, string, sum, title, tojson, trim
  case truncate, unique, upper, urlencode, wordcount, xmlattr

  struct Parameter {
    let name: String
    let isRequired: Bool

    init(_ name: String, isRequired: Bool = false) {
      self.name = name
      self.isRequired = isRequired
    }
  }

  /// What the filter takes in its brackets, by Jinja2's names. `map`, `select` and their kin take
  /// another filter or test instead and are linked on their own.
  var parameters: [Parameter] {
    switch self {
    case .batch: [Parameter("linecount", isRequired: true), Parameter("fill_with")]
    case .center: [Parameter("width")]
    case .d, .default: [Parameter("default_value"), Parameter("boolean")]
    case .dictsort: [Parameter("case_sensitive"), Parameter("by"), Parameter("reverse")]
    case .float: [Parameter("default")]
    case .groupby:
      [Parameter("attribute", isRequired: true), Parameter("default"), Parameter("case_sensitive")]
    case .indent: [Parameter("width"), Parameter("first"), Parameter("blank")]
    case .int: [Parameter("default"), Parameter("base")]
    case .join: [Parameter("d"), Parameter("attribute")]
    case .max, .min, .unique: [Parameter("case_sensitive"), Parameter("attribute")]
    case .replace:
      [Parameter("old", isRequired: true), Parameter("new", isRequired: true), Parameter("count")]
    case .round: [Parameter("precision"), Parameter("method")]
    case .slice: [Parameter("slices", isRequired: true), Parameter("fill_with")]
    case .sort: [Parameter("reverse"), Parameter("case_sensitive"), Parameter("attribute")]
    case .sum: [Parameter("attribute"), Parameter("start")]
    case .tojson: [Parameter("indent")]
    case .trim: [Parameter("chars")]
    case .truncate:
      [Parameter("length"), Parameter("killwords"), Parameter("end"), Parameter("leeway")]
    case .xmlattr: [Parameter("autospace")]
    default: []
    }
  }

  /// Filters of Jinja2 that are left out, and what to do instead.
  static let absent: [String: String] = [
    "safe": "text is always escaped; HTML is a kind of value that only the program makes",
    "striptags": "ask for the text itself: the data has it beside the HTML",
    "urlize": "links are written in Markdown",
    "format": "join the parts with '~', and use 'round' for numbers",
    "random": "the same input always gives the same pages",
    "attr": "write 'record[name]'",
    "pprint": "use 'tojson'",
  ]

  /// The number that nodes keep.
  var number: Int32 { Int32(Self.numbers[self] ?? 0) }

  static let all = Self.allCases
  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
