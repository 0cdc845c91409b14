/// A fixed row of values; shown in round brackets, unequal to any list.
package struct TemplateTuple: Sendable {
  let items: [TemplateValue]

  /// Made by `groupby`: the two values also have the names `grouper` and `list`.
  let isGroup: Bool

  init(_ items: [TemplateValue], isGroup: Bool = false) {
    self.items = items
    self.isGroup = isGroup
  }
}
