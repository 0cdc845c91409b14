import Diagnostics

/// Bounds what a page costs where that does not show in its loops: a text of many megabytes is one
/// item, and so is the call of a macro that calls two others.
extension Renderer {
  // Out of line: inlined, its stack would be paid for by every level of nested operators.

  /// Counts a value that an operator or filter reads or makes: it is read or written once.
  @inline(never)
  mutating func countWork(_ value: TemplateValue, at node: Int32) throws(TemplateFailure) {
    try countWork(size(of: value), at: node)
  }

  @inline(never)
  mutating func countWork(_ bytes: Int, at node: Int32) throws(TemplateFailure) {
    let sum = work.addingReportingOverflow(bytes)
    work = sum.partialValue
    guard sum.overflow || work > TemplateLibrary.workLimit else { return }
    throw failure(
      .templateLimit,
      "the values of this page have more than \(TemplateLibrary.workLimit >> 20) MiB altogether",
      at: node, help: "look for long values made and long lists sorted inside loops")
  }

  private func size(of value: TemplateValue) -> Int {
    switch value {
    case .text(let text): text.utf8.count
    case .html(let bytes): bytes.count
    case .list(let items): items.count * 16
    case .tuple(let tuple): tuple.items.count * 16
    case .record(let record): record.count * 16
    case .object(let object): code.shapes[Int(object.kind)].names.count * 16
    case .null, .bool, .int, .double, .handle: 0
    }
  }
}
