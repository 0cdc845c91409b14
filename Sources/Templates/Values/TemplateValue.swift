/// What a template can work with: a closed set of values.
///
/// Text is escaped wherever it is shown. HTML is a kind of value of its own that the host makes
/// from Markdown; a template cannot turn text into it.
package enum TemplateValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)

  /// Finished HTML, as UTF-8; shown as it is.
  case html([UInt8])
  case list([TemplateValue])
  case record(TemplateRecord)

  /// A record of the host's; see ``TemplateHost``.
  case object(TemplateObject)

  /// What `(a, b)`, `items` and `groupby` make inside templates; a host has no need of it.
  case tuple(TemplateTuple)

  /// What only a running template can make: a macro, a loop, a namespace. A host cannot.
  case handle(TemplateHandle)

  static let empty = TemplateValue.text("")
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .text(value) }
}

extension TemplateValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self = .int(value) }
}

extension TemplateValue: ExpressibleByFloatLiteral {
  package init(floatLiteral value: Double) { self = .double(value) }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension TemplateValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .record(TemplateRecord(elements))
  }
}
