/// A filter with its arguments evaluated: `map` applies one to many items.
struct FilterCall {
  let filter: TemplateFilter

  /// The node of the filter, and the list of its arguments' nodes, for places.
  let node: Int32
  let inputNode: Int32
  let list: Int32

  /// In the order of the filter's parameters; `nil` for those left out.
  var arguments: [TemplateValue?] = []

  /// The filter that `map` applies.
  var inner: [FilterCall] = []

  /// The test that `select` and its kin apply.
  var test: TemplateTest?

  func argument(_ index: Int) -> TemplateValue? {
    index < arguments.count ? arguments[index] : nil
  }
}
