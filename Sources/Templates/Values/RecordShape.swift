/// The keys of records of one kind, packed once and shared by all of them.
///
/// A page has hundreds of records with the same few keys; each then costs one list of values.
/// A class only so that sharing it is one reference; nothing in it ever changes.
package final class RecordShape: Sendable {
  package let names: [String]
  let keys: [RecordKey]

  /// - Parameter names: the keys in their order, each once.
  package convenience init(_ names: String...) { self.init(distinct: names) }

  convenience init(distinct names: [String]) {
    self.init(names: names, keys: names.map { RecordKey($0) })
  }

  init(names: [String], keys: [RecordKey]) {
    self.names = names
    self.keys = keys
  }

  /// This shape's keys and then others, which it must not have.
  package func adding(_ more: String...) -> RecordShape { RecordShape(distinct: names + more) }

  /// The place of a key; a linear search over packed keys, which for the few keys of a page's data
  /// costs a fraction of a dictionary.
  @inline(__always)
  func place(of key: RecordKey, _ name: @autoclosure () -> String) -> Int? {
    keys.withUnsafeBufferPointer { keys in
      for index in keys.indices where keys[index] == key {
        if key.isWhole || names[index].utf8.elementsEqual(name().utf8) { return index }
      }
      return nil
    }
  }
}
